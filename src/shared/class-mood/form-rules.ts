/** What makes a form whole (W1): counts that fit the class, facts instead of labels, a word for everybody of last week. */
import type { Level } from '../messages/model';
import type { LocalDate } from '../time';
import { isOnlyLabel } from './label-words';
import type { Concern, FormContent } from './model';
import { unsettledOf } from './state';

/** A student of last week's form who is not over yet. */
export interface Carried {
  studentId: string;
  /** What was seen when somebody last wrote it down. */
  behaviour: string;
  level: Level;
  /** Monday of the week in which the student was first named. */
  since: LocalDate;
  /** Named by the class the student came from, and by no form of this one since. */
  moved?: boolean;
}

/** As kept with a submitted form. */
export interface KeptConcern extends Concern {
  since: LocalDate;
}

export type FormProblem =
  /** More children counted than the class has. */
  | 'mood-counts'
  /** Neither filled in nor said to be quiet. */
  | 'mood-empty'
  /** Said to be quiet, and something stands there, or somebody of last week waits for a word. */
  | 'mood-not-quiet'
  /** Somebody of last week has no word yet. */
  | 'mood-word-missing'
  /** A new student without a fact. */
  | 'mood-fact-missing'
  /** A label where a fact belongs. */
  | 'mood-label'
  /** The same event or student twice, a carried student who is none. */
  | 'mood-mixed-up';

/** Nothing was entered. */
export function isEmpty({ counts, events, concerns }: FormContent): boolean {
  return unsettledOf(counts) === 0 && events.length === 0 && concerns.length === 0;
}

/** Whether two contents say the same, in whatever order events and students stand. */
export function isSameContent(one: FormContent, other: FormContent): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder({ counts, events, concerns, quiet }: FormContent): string {
  const { low, irritable, tense } = counts;
  return JSON.stringify([
    [low, irritable, tense, quiet],
    events.map(({ kind, count }) => `${kind} ${count}`).sort(),
    concerns
      .map(({ studentId, source, word, behaviour, level }) =>
        JSON.stringify([studentId, source, word, behaviour, level]),
      )
      .sort(),
  ]);
}

/** 本周无异常 is offered while nothing is entered and nobody of last week waits for a word. */
export function mayBeQuiet(content: FormContent, carried: readonly Carried[]): boolean {
  return isEmpty(content) && carried.length === 0;
}

/** The shortest fact in characters. */
const shortestFact = 2;

/** The first thing that keeps a form from being handed in; null when it is whole. */
export function formProblem(
  content: FormContent,
  facts: { classSize: number; carried: readonly Carried[] },
): FormProblem | null {
  const { counts, events, concerns, quiet } = content;
  if (unsettledOf(counts) > facts.classSize) return 'mood-counts';
  if (events.some(({ count }) => count > facts.classSize)) return 'mood-counts';
  if (isMixedUp(content, facts.carried)) return 'mood-mixed-up';
  if (quiet) return mayBeQuiet(content, facts.carried) ? null : 'mood-not-quiet';
  const said = new Set(concerns.filter(({ word }) => word !== '').map((one) => one.studentId));
  if (facts.carried.some(({ studentId }) => !said.has(studentId))) return 'mood-word-missing';
  if (isEmpty(content)) return 'mood-empty';
  const fresh = concerns.filter(({ source }) => source === 'new');
  if (fresh.some(({ behaviour }) => behaviour.length < shortestFact)) return 'mood-fact-missing';
  if (concerns.some(({ behaviour }) => isOnlyLabel(behaviour))) return 'mood-label';
  return null;
}

function isMixedUp(content: FormContent, carried: readonly Carried[]): boolean {
  const { events, concerns } = content;
  const students = new Set(concerns.map(({ studentId }) => studentId));
  const kinds = new Set(events.map(({ kind }) => kind));
  if (students.size < concerns.length || kinds.size < events.length) return true;
  const known = new Set(carried.map(({ studentId }) => studentId));
  return concerns.some(
    ({ source, studentId, word }) =>
      (source === 'carried') !== known.has(studentId) || (source === 'new' && word !== ''),
  );
}

/**
 * A draft that was written before last week's form changed, or before somebody left the class, as it stands now:
 * whoever is carried is asked for a word, whoever no longer is keeps what was written about them.
 */
export function fitContent(
  content: FormContent,
  carried: readonly Carried[],
  isHere: (studentId: string) => boolean,
): FormContent {
  const known = new Set(carried.map(({ studentId }) => studentId));
  const concerns = content.concerns.flatMap((concern): Concern[] => {
    if (!isHere(concern.studentId)) return [];
    if (known.has(concern.studentId)) return [{ ...concern, source: 'carried' }];
    if (concern.source === 'new') return [concern];
    return concern.behaviour === '' ? [] : [{ ...concern, source: 'new', word: '' }];
  });
  return { ...content, concerns };
}

/** As kept: a carried student keeps the first week, and the last fact where nothing new was seen. */
export function keptConcerns(
  concerns: readonly Concern[],
  carried: readonly Carried[],
  monday: LocalDate,
): KeptConcern[] {
  const before = new Map(carried.map((one) => [one.studentId, one]));
  return concerns.map((concern) => {
    const known = before.get(concern.studentId);
    if (known === undefined) return { ...concern, since: monday };
    const behaviour = concern.behaviour === '' ? known.behaviour : concern.behaviour;
    return { ...concern, behaviour, since: known.since };
  });
}

/** Whom the next form asks about: everybody but those who are better; `isHere` leaves out who left the class. */
export function carriedFrom(
  kept: readonly KeptConcern[],
  isHere: (studentId: string) => boolean,
): Carried[] {
  return kept
    .filter(({ word, studentId }) => word !== 'better' && isHere(studentId))
    .map(({ studentId, behaviour, level, since }) => ({ studentId, behaviour, level, since }));
}

/** The students of concern that one class handed in for one week. */
export interface NamedInWeek {
  classId: string;
  monday: LocalDate;
  submitted: readonly KeptConcern[];
}

/**
 * Who came from another class and was cared for there: the latest word about a student counts, whichever class wrote
 * it, so that nobody is lost on the way (W1). `weeks` of all classes, the own one included, in any order.
 */
export function movedHere(
  weeks: readonly NamedInWeek[],
  classId: string,
  isHere: (studentId: string) => boolean,
): Carried[] {
  const latest = new Map<string, { week: NamedInWeek; kept: KeptConcern }>();
  for (const week of weeks) {
    for (const kept of week.submitted) {
      const known = latest.get(kept.studentId);
      if (known === undefined || isLater(week, known.week, classId))
        latest.set(kept.studentId, { week, kept });
    }
  }
  const elsewhere = [...latest.values()].filter(({ week }) => week.classId !== classId);
  return carriedFrom(
    elsewhere.map(({ kept }) => kept),
    isHere,
  ).map((one) => ({ ...one, moved: true }));
}

/** Of two words of one week the own class's counts. */
function isLater(one: NamedInWeek, other: NamedInWeek, classId: string): boolean {
  return one.monday === other.monday ? one.classId === classId : one.monday > other.monday;
}

export interface LevelCounts {
  none: number;
  yellow: number;
  orange: number;
  red: number;
}

/** How many students stand at which suggested level; those who are better stand nowhere. */
export function levelCounts(concerns: readonly Pick<Concern, 'level' | 'word'>[]): LevelCounts {
  const counts: LevelCounts = { none: 0, yellow: 0, orange: 0, red: 0 };
  for (const { level, word } of concerns) if (word !== 'better') counts[level] += 1;
  return counts;
}
