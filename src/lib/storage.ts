/** What the phone keeps: drafts, messages not yet sent, the current person. Nothing leaves it from here. */
import Taro from '@tarojs/taro';
import { storagePrefix } from './storage-prefix';

/** The stored value, or undefined when there is none. */
export function readStored<T>(key: string): T | undefined {
  const value: unknown = Taro.getStorageSync(storagePrefix + key);
  return value === '' || value === undefined || value === null ? undefined : (value as T);
}

/** Stores a JSON value; null and undefined remove it. */
export function writeStored(key: string, value: unknown): void {
  if (value === null || value === undefined) Taro.removeStorageSync(storagePrefix + key);
  else Taro.setStorageSync(storagePrefix + key, value);
}
