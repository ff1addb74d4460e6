/**
 * Codes at the door (T2): a QR code that changes every 15 s and holds for 30 s, and four digits that change every
 * minute and hold for two. The cloud signs; the organiser's phone gets those of the next hours ahead, so that it
 * goes on showing them without a network.
 */
import type { InstantMs } from '../time/instant';

export const qrStepMs = 15_000;
export const qrValidMs = 30_000;
export const digitStepMs = 60_000;
export const digitValidMs = 120_000;
/** Two clocks that differ by so much still understand each other. */
const clockSlackMs = 3_000;
/** Wrong four digits before only the QR code or a colleague helps. */
export const mostWrongTries = 5;
/** Check-ins that leave the organiser's phone in one call. */
export const mostAtOnce = 20;

export const qrPrefix = 'RUNXIN1';
export const passPrefix = 'RUNXINP';

export function stepOf(atMs: InstantMs, stepMs: number): number {
  return Math.floor(atMs / stepMs);
}

/** Whether what was shown from the step's begin on still holds. */
function holds(step: number, nowMs: InstantMs, stepMs: number, validMs: number): boolean {
  const shownMs = step * stepMs;
  return shownMs - clockSlackMs <= nowMs && nowMs < shownMs + validMs;
}

export function qrHolds(step: number, nowMs: InstantMs): boolean {
  return holds(step, nowMs, qrStepMs, qrValidMs);
}

/** Steps whose four digits hold now. */
export function digitSteps(nowMs: InstantMs): number[] {
  const newest = stepOf(nowMs + clockSlackMs, digitStepMs);
  return [newest, newest - 1, newest - 2].filter((step) =>
    holds(step, nowMs, digitStepMs, digitValidMs),
  );
}

/** What the QR code says. */
export function qrText(sessionId: string, step: number, signature: string): string {
  return [qrPrefix, sessionId, String(step), signature].join('.');
}

export interface QrCode {
  sessionId: string;
  step: number;
  signature: string;
}

export function readQr(text: string): QrCode | null {
  const [prefix, sessionId, step, signature, ...rest] = text.trim().split('.');
  if (prefix !== qrPrefix || !sessionId || !signature || rest.length > 0) return null;
  if (step === undefined || !/^\d{1,12}$/.test(step)) return null;
  return { sessionId, step: Number(step), signature };
}

/** What a family's own pass says; the organiser's phone reads it. */
export function passText(sessionId: string, entryId: string): string {
  return [passPrefix, sessionId, entryId].join('.');
}

export function readPass(text: string): { sessionId: string; entryId: string } | null {
  const [prefix, sessionId, entryId, ...rest] = text.trim().split('.');
  if (prefix !== passPrefix || !sessionId || !entryId || rest.length > 0) return null;
  return { sessionId, entryId };
}

/** First 31 bits of a signature as four digits (the truncation of RFC 4226, by the signature's own bytes). */
export function fourDigits(bytes: readonly number[]): string {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const number = (a & 0x7f) * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  return String(number % 10_000).padStart(4, '0');
}

/** What waits on the organiser's phone. */
export interface QueuedCheckIn {
  nonce: string;
  sessionId: string;
  entryId: string;
  /** The list under which it was taken: it says since when the phone had none newer. */
  sheet: string;
  /** As the list said it: the family can be named after it has left the list. */
  name: string;
}

/** One family once, however often it was scanned; a nonce once, however often it was written down. */
export function enqueued(
  queue: readonly QueuedCheckIn[],
  fresh: QueuedCheckIn,
): readonly QueuedCheckIn[] {
  const isKnown = queue.some(
    ({ nonce, sessionId, entryId }) =>
      nonce === fresh.nonce || (sessionId === fresh.sessionId && entryId === fresh.entryId),
  );
  return isKnown ? queue : [...queue, fresh];
}

/** What leaves in one call: of the same list, oldest first. */
export function nextBatch(queue: readonly QueuedCheckIn[]): readonly QueuedCheckIn[] {
  const [first] = queue;
  if (first === undefined) return [];
  return queue
    .filter(({ sessionId, sheet }) => sessionId === first.sessionId && sheet === first.sheet)
    .slice(0, mostAtOnce);
}
