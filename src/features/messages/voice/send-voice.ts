/** A recording on its way: its parts in order, then the message. Every step may be repeated. */
import { addVoice, mostPartBytes } from '../../../shared/messages/voice-contracts';
import { postMessage } from '../../../shared/messages/student-contracts';
import { callAction } from '../../../lib/cloud';
import type { KeptVoice, VoiceInput } from './kept-voice';

/** Base64 of a part: three bytes are four characters, so the cut lies between bytes. */
const partLength = (mostPartBytes / 3) * 4;

/** A recording's base64, cut into what one call may carry. */
export function partsOf(base64: string): string[] {
  const count = Math.max(1, Math.ceil(base64.length / partLength));
  return Array.from({ length: count }, (_, part) =>
    base64.slice(part * partLength, (part + 1) * partLength),
  );
}

/** It goes out in its speaker's name, whoever acts on this phone meanwhile. */
export async function sendVoice(personId: string, voice: KeptVoice, input: VoiceInput) {
  const { taken, requestId } = voice;
  const all = partsOf(voice.bytes);
  for (const [part, bytes] of all.entries())
    await callAction(addVoice, { taken, part, parts: all.length, bytes }, { asPerson: personId });
  return callAction(postMessage, { ...input, voice: taken }, { requestId, asPerson: personId });
}
