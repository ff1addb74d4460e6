/** Recordings as a phone makes them, and how they are sent (M1). */
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { addVoice, mostPartBytes } from '../../../src/shared/messages/voice-contracts';
import type { InputOf } from '../../../src/shared/action/contract';
import type { Actor } from '../../harness/world';

const frameLength = 108;
const framesPerSecond = 16_000 / 576;

/**
 * So many seconds of mp3 as WeChat's recorder makes it (16 kHz, one channel, 24 kbit/s): silence, with words in every
 * frame that must be found nowhere in the store.
 */
export function mp3Of(seconds: number, words = 'plain voice'): Buffer {
  const frame = Buffer.alloc(frameLength);
  Buffer.from([0xff, 0xf3, 0x38, 0xc0]).copy(frame);
  frame.write(words, 20, 'latin1');
  const count = Math.round(seconds * framesPerSecond);
  return Buffer.concat(Array.from({ length: count }, () => frame));
}

/** What a recorder may put before the sound: who, where, with what. */
export function tagOf(words: string): Buffer {
  const head = Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, 0, words.length]);
  return Buffer.concat([head, Buffer.from(words, 'latin1')]);
}

/** In calls as a phone makes them. */
export function partsOf(sound: Buffer): string[] {
  const count = Math.max(1, Math.ceil(sound.length / mostPartBytes));
  return Array.from({ length: count }, (_, part) =>
    sound.subarray(part * mostPartBytes, (part + 1) * mostPartBytes).toString('base64'),
  );
}

let last = 0;

/** A word of the phone that no other recording has. */
export function newWord(): string {
  last += 1;
  return `recording-of-a-phone-${last}`;
}

export async function record(actor: Actor, sound: Buffer, taken = newWord()): Promise<string> {
  const all = partsOf(sound);
  for (const [part, bytes] of all.entries())
    await actor.call(addVoice, { taken, part, parts: all.length, bytes });
  return taken;
}

/** A recording that has become a message. */
export async function speak(
  actor: Actor,
  sound: Buffer,
  input: Omit<InputOf<typeof postMessage>, 'voice'> = {},
) {
  return actor.call(postMessage, { ...input, voice: await record(actor, sound) });
}
