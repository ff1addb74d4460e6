/**
 * A recording that has not been sent (M1). It waits on the phone like a draft, unless several persons use the phone's
 * WeChat: then only as long as the app is open, because whoever opens it next would hear it.
 */
import type { InputOf } from '../../../shared/action/contract';
import type { postMessage } from '../../../shared/messages/student-contracts';
import { readStored, writeStored } from '../../../lib/storage';
import type { Recording } from './sound';

export type VoiceInput = InputOf<typeof postMessage>;

export interface KeptVoice extends Recording {
  /** What the cloud knows it by, and its message: tried again, it is the same. */
  taken: string;
  requestId: string;
  /** What goes with it; not there before its writer tapped 发送. */
  input?: VoiceInput;
}

const inMemory = new Map<string, KeptVoice>();
const keyOf = (personId: string, thread: string) => `voice.${personId}.${thread}`;

export function readVoice(personId: string, thread: string): KeptVoice | undefined {
  const key = keyOf(personId, thread);
  return inMemory.get(key) ?? readStored<KeptVoice>(key);
}

export function keepVoice(
  personId: string,
  thread: string,
  voice: KeptVoice | undefined,
  staysOnPhone: boolean,
): void {
  const key = keyOf(personId, thread);
  if (voice === undefined) inMemory.delete(key);
  else inMemory.set(key, voice);
  writeStored(key, staysOnPhone ? voice : undefined);
}
