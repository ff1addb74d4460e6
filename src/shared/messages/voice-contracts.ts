/** Spoken messages (M1): kept in parts, sent by `messages.post`, played by the author and by whoever answers. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { threadRoles } from './inbox-contracts';
import { threadIdSchema } from './model';
import { staffThreadSchema } from './reply-contract';

/**
 * Of one part, decoded: as base64 with its envelope it stays below the platform's 100 KB a call. A multiple of three,
 * so that parts can be cut from the whole recording's base64.
 */
export const mostPartBytes = 65_535;
/** A minute of mp3 takes three, a minute of what a browser gives eight. */
export const mostParts = 8;
/** Above what `mostPartBytes` come to in base64, so that a part a little too large gets its own sentence. */
const longestBase64 = 90_000;

/** How long one recording may be at this school now. */
export const voiceLimit = defineContract({
  name: 'messages.voice-limit',
  input: z.strictObject({}),
  output: z.object({ mostSeconds: z.number() }),
  roles: ['student'],
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: true,
});

/**
 * Keeps a recording for a message of the caller's, in one or several parts, one call each, in order. What is no sound
 * in it (names, places, programs) is left out. Never sent, it goes after a day. The same `taken` is the same
 * recording. `illegal-move`: a part before this one has not come.
 */
export const addVoice = defineContract({
  name: 'messages.add-voice',
  input: z
    .strictObject({
      /** Made by the phone for this recording, of an id's letters: the same in all its parts and tries. */
      taken: threadIdSchema,
      part: z.int().check(z.minimum(0), z.maximum(mostParts - 1)),
      parts: z.int().check(z.minimum(1), z.maximum(mostParts)),
      /** The part's bytes, in base64. */
      bytes: z
        .string()
        .check(
          z.minLength(4),
          z.maxLength(longestBase64),
          z.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/),
        ),
    })
    .check(z.refine(({ part, parts }) => part < parts)),
  /** `whole`: every part is there, and it can be sent. */
  output: z.object({ whole: z.boolean() }),
  roles: ['student'],
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 40 },
  errors: [
    'illegal-move',
    'request-conflict',
    'voice-not-a-sound',
    'voice-too-large',
    'voice-too-long',
    'voice-gone',
  ],
  maxCallLength: longestBase64 + 1_000,
  touchesMessages: true,
});

const whichVoice = z.strictObject({
  threadId: threadIdSchema,
  seq: z.int().check(z.minimum(1), z.maximum(1_000_000)),
});

const sound = { kind: z.enum(['mp3', 'wav']), /** In base64. */ bytes: z.string() };

/** A spoken message of an own thread. Changes nothing. `not-found`: another's, or nothing spoken. */
export const playOwnVoice = defineContract({
  name: 'messages.play-own',
  input: whichVoice,
  output: z.object(sound),
  roles: ['student'],
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'voice-lost'],
  touchesMessages: true,
});

/**
 * A spoken message, for whoever may read its thread; each time is audited. From the first time on it counts as heard:
 * a reply answers it, and 无需回复 and closing are open again. `voice-lost`: its file is gone; only a reply ends the wait.
 */
export const playVoice = defineContract({
  name: 'messages.play',
  input: whichVoice,
  output: z.object({ ...sound, thread: staffThreadSchema }),
  roles: threadRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'voice-lost'],
  touchesMessages: true,
});

export const voiceContracts = [voiceLimit, addVoice, playOwnVoice, playVoice] as const;
