/** A value that components watch. Small on purpose: what a page shows lives in the page. */
import { useEffect, useState } from 'react';
import { useShown } from './shown';

/**
 * Renders again when the value changed, while the page is in front. A plain state on purpose:
 * useSyncExternalStore would draw at once and alone, where WeChat should get one message for everything that
 * changed with it.
 */
export function useWatched<T>(get: () => T, subscribe: (listener: () => void) => () => void): T {
  const [shown, setShown] = useState(get);
  useEffect(() => {
    const look = () => setShown(() => get());
    look();
    return subscribe(look);
  }, [get, subscribe]);
  return useShown(shown);
}

export interface Store<T> {
  get: () => T;
  set: (next: T) => void;
  subscribe: (listener: () => void) => () => void;
  use: () => T;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const get = () => value;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    get,
    subscribe,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      listeners.forEach((listener) => listener());
    },
    use: () => useWatched(get, subscribe),
  };
}
