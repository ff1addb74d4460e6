/** Stored documents as people see them (T1, T2). */
import {
  placeInLine,
  seatsFree,
  seatsTaken,
  lineOf,
  type Ledger,
} from '../../../src/shared/training/ledger';
import { minutesLeft, nothingRead, type LessonNeeds } from '../../../src/shared/training/progress';
import type {
  FamilyLesson,
  FamilySession,
  LessonFields,
  LessonProgress,
  OwnPlace,
  PlannedSession,
} from '../../../src/shared/training/views';
import type { StoredLedger, StoredProgress, TrainingLesson, TrainingSession } from './collections';

export function ownPlace(ledger: Ledger, guardianId: string, came: boolean): OwnPlace | null {
  const entry = ledger.entries.find((one) => one.guardianId === guardianId);
  if (entry === undefined) return null;
  const { entryId, state, persons, offer } = entry;
  return {
    state,
    persons,
    inLine: placeInLine(ledger, entryId),
    keptUntil: offer && { date: offer.on, time: offer.until },
    pass: entryId,
    came,
  };
}

interface FamilyFacts {
  guardianId: string;
  came: boolean;
  ordinal: number;
}

export function familySession(
  session: TrainingSession,
  ledger: StoredLedger,
  { guardianId, came, ordinal }: FamilyFacts,
): FamilySession {
  const { _id, title, speaker, place, arrival, steps, date, start, end, calledOff } = session;
  return {
    sessionId: _id,
    title,
    speaker,
    place,
    arrival,
    steps,
    date,
    start,
    end,
    ordinal,
    capacity: ledger.capacity,
    taken: seatsTaken(ledger),
    // What is free while others wait is theirs.
    free: lineOf(ledger).length > 0 ? 0 : seatsFree(ledger),
    waiting: lineOf(ledger).length,
    calledOff,
    mine: ownPlace(ledger, guardianId, came),
  };
}

export function needsOf({ minMinutes, checkpoints }: TrainingLesson): LessonNeeds {
  return { minMinutes, checkpoints: checkpoints.length };
}

export function progressView(
  stored: StoredProgress | null,
  lesson: TrainingLesson,
): LessonProgress {
  const progress = stored ?? nothingRead;
  return {
    minutesLeft: minutesLeft(progress, needsOf(lesson)),
    passed: [...progress.passed],
    doneOn: progress.doneOn,
  };
}

export function familyLesson(lesson: TrainingLesson, stored: StoredProgress | null): FamilyLesson {
  const { _id, title, summary, minMinutes, checkpoints } = lesson;
  return {
    lessonId: _id,
    title,
    summary,
    minMinutes,
    checkpoints: checkpoints.length,
    progress: progressView(stored, lesson),
  };
}

export function plannedSession(
  session: TrainingSession,
  ledger: Ledger,
  came: number,
): PlannedSession {
  const { _id, version, state, title, speaker, place, arrival, steps, ...rest } = session;
  const { date, start, end, capacity, grades, calledOff } = rest;
  return {
    sessionId: _id,
    version,
    state,
    title,
    speaker,
    place,
    arrival,
    steps,
    date,
    start,
    end,
    capacity,
    grades,
    calledOff,
    families: ledger.entries.length - lineOf(ledger).length,
    persons: seatsTaken(ledger),
    waiting: lineOf(ledger).length,
    came,
  };
}

export function lessonFields(lesson: TrainingLesson): LessonFields {
  const { _id, version, state, title, summary, parts, checkpoints, ...rest } = lesson;
  const { minMinutes, grades, openFrom } = rest;
  return {
    lessonId: _id,
    version,
    state,
    title,
    summary,
    parts,
    checkpoints,
    minMinutes,
    grades,
    openFrom,
  };
}
