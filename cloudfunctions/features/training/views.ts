/** Stored documents as people see them (T1, T2). */
import {
  familyEntry,
  lineOf,
  mayAdd,
  mayChange,
  placeInLine,
  seatsFree,
  seatsTaken,
  type Asking,
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

export function ownPlace(ledger: Ledger, asking: Asking, came: boolean): OwnPlace | null {
  const entry = familyEntry(ledger, asking);
  if (entry === undefined) return null;
  const { entryId, state, persons, offer, guardianId } = entry;
  return {
    state,
    persons,
    inLine: placeInLine(ledger, entryId),
    keptUntil: offer && { date: offer.on, time: offer.until },
    pass: entryId,
    came,
    byOther: guardianId !== null && guardianId !== asking.guardianId,
    mayChange: mayChange(entry, asking),
    mayAdd: mayAdd(ledger, asking),
  };
}

interface FamilyFacts {
  asking: Asking;
  came: boolean;
  ordinal: number;
  ofLaterTerm: boolean;
}

export function familySession(
  session: TrainingSession,
  ledger: StoredLedger,
  { asking, came, ordinal, ofLaterTerm }: FamilyFacts,
): FamilySession {
  const { _id, title, speaker, place, arrival, steps, date, start, end, calledOff } = session;
  const mine = ownPlace(ledger, asking, came);
  const isTakenBack = ledger.takenBack.some(({ guardianId }) => guardianId === asking.guardianId);
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
    ofLaterTerm,
    capacity: ledger.capacity,
    taken: seatsTaken(ledger),
    // What is free while others wait is theirs.
    free: lineOf(ledger).length > 0 ? 0 : seatsFree(ledger),
    waiting: lineOf(ledger).length,
    calledOff,
    mine,
    takenBack: mine === null && isTakenBack,
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
  { came, ofLaterTerm }: Pick<PlannedSession, 'came' | 'ofLaterTerm'>,
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
    ofLaterTerm,
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
