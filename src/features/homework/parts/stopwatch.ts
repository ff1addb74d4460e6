/**
 * Homework timed at home (H3): lies on this phone alone, per child and week, and only ever prefills the form. Days
 * are averaged over those on which it was used.
 */
import { mostRealMinutes } from '../../../shared/homework/model';
import { toStep } from '../../../shared/homework/month';
import type { Subject } from '../../../shared/people/subjects';
import { minuteMs, startOfWeek, toLocalDate, type InstantMs } from '../../../shared/time/instant';
import { readStored, writeStored } from '../../../lib/storage';

export interface Watch {
  /** Milliseconds by `<subject>.<date>`. */
  spent: Readonly<Record<string, number>>;
  running: { subject: Subject; sinceMs: InstantMs } | null;
}

const empty: Watch = { spent: {}, running: null };
/** Whoever forgets to stop it has not written all night. */
const longestRunMs = mostRealMinutes * minuteMs;

const keyOf = (personId: string, childId: string, nowMs: InstantMs) =>
  `homework-watch.${personId}.${childId}.${startOfWeek(toLocalDate(nowMs))}`;

export function readWatch(personId: string, childId: string, nowMs: InstantMs): Watch {
  return readStored<Watch>(keyOf(personId, childId, nowMs)) ?? empty;
}

function stopped({ spent, running }: Watch, nowMs: InstantMs): Watch {
  if (running === null) return { spent, running };
  const name = `${running.subject}.${toLocalDate(running.sinceMs)}`;
  const ran = Math.max(0, Math.min(nowMs - running.sinceMs, longestRunMs));
  return { spent: { ...spent, [name]: (spent[name] ?? 0) + ran }, running: null };
}

/** Starts this subject, and stops whatever ran; a second tap stops it. */
export function tapWatch(
  personId: string,
  childId: string,
  subject: Subject,
  nowMs: InstantMs,
): Watch {
  const watch = readWatch(personId, childId, nowMs);
  const wasThis = watch.running?.subject === subject;
  const rest = stopped(watch, nowMs);
  const next: Watch = wasThis ? rest : { ...rest, running: { subject, sinceMs: nowMs } };
  writeStored(keyOf(personId, childId, nowMs), next);
  return next;
}

/** Whole minutes of a subject on a date, a running one included. */
export function minutesOn(watch: Watch, subject: Subject, date: string, nowMs: InstantMs): number {
  const { spent } = stopped(watch, nowMs);
  return Math.floor((spent[`${subject}.${date}`] ?? 0) / minuteMs);
}

/** Minutes a day over the days it was used, to the slider's step; null when it was not. */
export function usualOf(watch: Watch, subject: Subject, nowMs: InstantMs): number | null {
  const days = Object.entries(stopped(watch, nowMs).spent).filter(
    ([name, ms]) => name.startsWith(`${subject}.`) && ms >= minuteMs,
  );
  if (days.length === 0) return null;
  const total = days.reduce((sum, [, ms]) => sum + ms, 0);
  return Math.min(mostRealMinutes, toStep(total / days.length / minuteMs));
}
