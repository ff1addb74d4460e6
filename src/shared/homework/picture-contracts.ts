/** Photographed pages in a post (H1): one call a picture, then short-lived addresses for whoever may read the post. */
import * as z from 'zod/mini';
import { requestIdSchema } from '../action/call';
import { defineContract } from '../action/contract';
import { classIdSchema, dateSchema, pictureIdSchema, subjectSchema } from './model';

/**
 * Of one part, decoded: as base64 with its envelope it stays below the platform's 100 KB a call. A multiple of three,
 * so that parts can be cut from the whole picture's base64.
 */
export const mostPartBytes = 65_535;
export const mostParts = 5;
/** Above what `mostPartBytes` come to in base64, so that a part a little too large gets its own sentence. */
const longestBase64 = 90_000;

/** How long an address of a picture holds, in seconds. */
export const pictureAddressSeconds = 600;

/**
 * Keeps a picture for a post of the caller's, in one or several parts, one call each, in order. JPEG or PNG;
 * everything in it that is no picture (place, camera, time) is left out. Never posted, it goes after a day. The same
 * `taken` is the same picture. `illegal-move`: a part before this one has not come.
 */
export const addPicture = defineContract({
  name: 'homework.add-picture',
  input: z
    .strictObject({
      /** Made by the phone for this picture: the same in all its parts and tries. */
      taken: requestIdSchema,
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
  /** `whole`: every part is there, and it can be posted. */
  output: z.object({ pictureId: pictureIdSchema, whole: z.boolean() }),
  roles: ['subject-teacher'],
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [
    'illegal-move',
    'request-conflict',
    'homework-not-a-picture',
    'homework-picture-too-large',
    'homework-picture-gone',
  ],
  maxCallLength: longestBase64 + 1_000,
  touchesMessages: false,
});

/**
 * Addresses of the pictures of one post, as far as the caller may read it: a family today's of the child's class; the
 * subject's teacher also what waits or was sent back; the class teacher what families read; whoever decides, what is
 * asked. `not-found`: another's post, or none with pictures.
 */
export const sheetPictures = defineContract({
  name: 'homework.pictures',
  input: z.strictObject({ classId: classIdSchema, date: dateSchema, subject: subjectSchema }),
  output: z.object({
    pictures: z.array(z.object({ pictureId: pictureIdSchema, url: z.string() })),
  }),
  roles: ['guardian', 'subject-teacher', 'class-teacher', 'grade-leader', 'leader'],
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 120 },
  errors: ['not-found'],
  touchesMessages: false,
});
