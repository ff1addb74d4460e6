/** One valid input per action of spoken messages (M1). */
import { mp3Of } from '../../stories/messages/voice-fixture';
import type { Objects } from '../examples';

export const voiceExamples = {
  'messages.voice-limit': () => ({}),
  'messages.add-voice': ({ taken }: Objects) => ({
    taken,
    part: 0,
    parts: 1,
    bytes: mp3Of(1).toString('base64'),
  }),
  'messages.play-own': ({ threadId }: Objects) => ({ threadId, seq: 1 }),
  'messages.play': ({ threadId }: Objects) => ({ threadId, seq: 1 }),
};
