/** Words of the message box that both sides share (rows M1–M5). */
import * as z from 'zod/mini';
import { wellFormed } from './well-formed';

/** Thread states (M3, M4). `waiting` and `reopened` await a person's reply; see tracker.ts for the table. */
export const threadStates = ['waiting', 'answered', 'closed', 'reopened', 'no-reply'] as const;
export type ThreadState = (typeof threadStates)[number];
export const threadStateSchema = z.enum(threadStates);

/** Levels of M5/W3. Staff only: no level ever reaches a student's or parent's screen. */
export const levels = ['red', 'orange', 'yellow', 'none'] as const;
export type Level = (typeof levels)[number];
export const levelSchema = z.enum(levels);

/** Line-drawn faces for young children (M1); words stand beside each face. */
export const faces = ['happy', 'calm', 'sad', 'worried', 'angry', 'lonely'] as const;
export type Face = (typeof faces)[number];
export const faceSchema = z.enum(faces);
export const faceWords: Record<Face, string> = {
  happy: '开心',
  calm: '还好',
  sad: '难过',
  worried: '担心',
  angry: '生气',
  lonely: '孤单',
};

/** Longest text of one message in characters (code points), M1. */
export const messageMaxCharacters = 2000;

/** Text after trimming: 1–2 000 code points, half characters replaced. */
export const messageTextSchema = z.string().check(
  z.overwrite(wellFormed),
  z.trim(),
  z.minLength(1),
  z.refine((text) => [...text].length <= messageMaxCharacters),
);

export const reasonSchema = z
  .string()
  .check(z.overwrite(wellFormed), z.trim(), z.minLength(2), z.maxLength(500));

export const threadIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/));
/** A spoken message, as both sides see it. `heard`: somebody of the staff has played it. */
export const voiceSchema = z.object({ seconds: z.number(), heard: z.boolean() });
export type Voice = z.output<typeof voiceSchema>;
export const personIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));
