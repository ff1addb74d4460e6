/**
 * Progress in an online lesson (T2): read for the minimum time, every checkpoint answered. Lengths are stored,
 * never moments: the ticket that measures them is signed and handed out, and lies in no document.
 */
import { minuteMs, type InstantMs } from '../time/instant';

export interface Progress {
  readSeconds: number;
  /** Checkpoints that were answered right, by their place. */
  passed: readonly number[];
  /** The day on which it was finished. */
  doneOn: string | null;
}

export const nothingRead: Progress = { readSeconds: 0, passed: [], doneOn: null };

/** A ticket is good for one sitting. */
const longestSittingMs = 60 * minuteMs;

export interface LessonNeeds {
  minMinutes: number;
  checkpoints: number;
}

export function isDone({ readSeconds, passed }: Progress, needs: LessonNeeds): boolean {
  return readSeconds >= needs.minMinutes * 60 && passed.length >= needs.checkpoints;
}

/** The sitting from the ticket's begin until now is counted, at most what is still missing. */
export function readOn(
  progress: Progress,
  needs: LessonNeeds,
  { fromMs, nowMs, today }: { fromMs: InstantMs; nowMs: InstantMs; today: string },
): Progress {
  const satMs = nowMs - fromMs;
  if (satMs <= 0) return progress;
  const counted = Math.floor(Math.min(satMs, longestSittingMs) / 1_000);
  const readSeconds = Math.min(needs.minMinutes * 60, progress.readSeconds + counted);
  // The lesson may ask for less than it did when this was read.
  if (readSeconds === progress.readSeconds) return finished(progress, needs, today);
  return finished({ ...progress, readSeconds }, needs, today);
}

/** A right answer is kept; a wrong one may be tried again. */
export function answered(
  progress: Progress,
  needs: LessonNeeds,
  { checkpoint, right, today }: { checkpoint: number; right: boolean; today: string },
): Progress {
  if (!right || progress.passed.includes(checkpoint)) return progress;
  const passed = [...progress.passed, checkpoint].sort((one, other) => one - other);
  return finished({ ...progress, passed }, needs, today);
}

function finished(progress: Progress, needs: LessonNeeds, today: string): Progress {
  if (progress.doneOn !== null || !isDone(progress, needs)) return progress;
  return { ...progress, doneOn: today };
}

/** Whole minutes still to read; 0 when the time is reached. */
export function minutesLeft({ readSeconds }: Progress, { minMinutes }: LessonNeeds): number {
  return Math.max(0, Math.ceil((minMinutes * 60 - readSeconds) / 60));
}
