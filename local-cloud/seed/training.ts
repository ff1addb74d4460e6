/** What the demonstration shows of the parent school (T1, T2): one session that was, one that is full, one to come. */
import {
  trainingAttendance,
  trainingLedgers,
  trainingLessons,
  trainingProgress,
  trainingReached,
  trainingSessions,
  type TrainingLesson,
  type TrainingSession,
} from '../../cloudfunctions/features/training/collections';
import { ladders } from '../../cloudfunctions/platform/collections/ladders';
import { startLadder } from '../../src/shared/ladder';
import { reminderLadder } from '../../src/shared/training/ladders';
import { reminderMs, termOf, type Term } from '../../src/shared/training/moments';
import { trainingFiguresAt } from '../../src/shared/training/policy';
import { lessonTemplates, sessionTemplates } from '../../src/shared/training/templates';
import {
  addDays,
  createSchoolCalendar,
  dayOfWeek,
  minuteMs,
  toLocalDate,
  toLocalTime,
} from '../../src/shared/time';
import type { SeededSchool } from './build-school';
import type { FeatureSeed } from './feature-seed';

interface SeededTerm {
  school: SeededSchool;
  schoolId: string;
  today: string;
  nowMs: number;
  term: Term;
  /** The product's own rule. */
  termIdOf: (date: string) => string;
}

/** Most families of a class took part, of each class another share: some came, some read at home, a few both. */
function takesPart({ school }: SeededTerm, guardianId: string): boolean {
  const [, , grade = '0', number = '0', seat = '0'] = guardianId.split('-');
  const of20 = 13 + ((Number(grade) * 2 + Number(number) * 3) % 7);
  return school.plan.siblings !== null && (Number(seat) * 7) % 20 < of20;
}

const seatOf = (guardianId: string) => Number(guardianId.slice(-2));

/** The Saturday before the day, or after it. */
function saturday(date: string, weeks: number): string {
  return addDays(date, 6 - dayOfWeek(date) + 7 * weeks);
}

type NewSession = Pick<TrainingSession, 'title' | 'steps' | 'date' | 'start' | 'end' | 'capacity'> &
  Partial<Pick<TrainingSession, 'speaker' | 'place' | 'arrival'>>;

function sessionOf(
  { schoolId, termIdOf }: SeededTerm,
  number: number,
  fresh: NewSession,
): TrainingSession {
  return {
    _id: `${schoolId}-training-session-${number}`,
    schoolId,
    termId: termIdOf(fresh.date),
    state: 'published',
    speaker: '市家庭教育讲师团',
    place: '报告厅',
    arrival: '从南门进，可以停车',
    grades: [],
    calledOff: null,
    move: 0,
    ref: 'seed',
    version: 1,
    ...fresh,
  };
}

function sessionsOf(seeded: SeededTerm): [TrainingSession, TrainingSession, TrainingSession] {
  const [talk, homework, salon] = sessionTemplates;
  if (!talk || !homework || !salon) throw new Error('the templates are gone');
  const { today, nowMs, term } = seeded;
  const before = saturday(today, -2);
  // This evening; late in the day the next one.
  const isLate = toLocalTime(nowMs) > '17:00';
  const soon = isLate ? addDays(today, 1) : today;
  const salonPlace = { speaker: '心理中心的老师', place: '家长接待室', arrival: '教学楼一层' };
  return [
    sessionOf(seeded, 1, {
      ...homework,
      place: '体育馆',
      date: before < term.startDate ? addDays(today, -2) : before,
    }),
    sessionOf(seeded, 2, { ...salon, ...salonPlace, date: soon }),
    sessionOf(seeded, 3, { ...talk, date: saturday(addDays(today, 1), 1) }),
  ];
}

type Entry = { guardianId: string; persons: number; waits?: boolean };
type ChildrenOf = (guardianId: string) => string[];

function ledgerOf(session: TrainingSession, entries: readonly Entry[], childrenOf: ChildrenOf) {
  return {
    _id: session._id,
    schoolId: session.schoolId,
    capacity: session.capacity,
    open: true,
    entries: entries.map(({ guardianId, persons, waits }) => ({
      entryId: entryIdOf(session._id, guardianId),
      guardianId,
      childIds: childrenOf(guardianId),
      household: childrenOf(guardianId),
      persons,
      state: waits === true ? 'waiting' : 'signed',
      offer: null,
    })),
    acts: [],
    takenBack: [],
    version: 1,
  };
}

const entryIdOf = (sessionId: string, guardianId: string) => `${sessionId}-of-${guardianId}`;

/** As many as fit, the rest in line. */
function filled(guardianIds: readonly string[], capacity: number, line: number): Entry[] {
  const entries: Entry[] = [];
  let taken = 0;
  for (const [index, guardianId] of guardianIds.entries()) {
    const persons = index % 3 === 0 ? 2 : 1;
    const waits = taken + persons > capacity;
    if (waits && entries.filter((one) => one.waits).length >= line) break;
    if (!waits) taken += persons;
    entries.push({ guardianId, persons, waits });
  }
  return entries;
}

export const seedTraining: FeatureSeed = (school, nowMs) => {
  const today = toLocalDate(nowMs);
  const calendar = createSchoolCalendar(school.school.calendar);
  const term = termOf(calendar, today);
  const termIdOf = (date: string) => termOf(calendar, date).id;
  const seeded = { school, schoolId: school.plan.schoolId, today, nowMs, term, termIdOf };
  const childrenOf = childrenIn(school);
  const [past, soon, ahead] = sessionsOf(seeded);
  const guardians = school.guardians.map(({ _id }) => _id);
  const part = guardians.filter((id) => takesPart(seeded, id));
  const came = part.filter((id) => seatOf(id) % 4 !== 0);
  const lessons = lessonsOf(seeded);
  const finished = lessons
    .slice(0, 2)
    .flatMap(({ _id }, place) =>
      part.filter((id) => seatOf(id) % (4 + place) === 0).map((id) => ({ lessonId: _id, id })),
    );
  const spread = guardians.filter((_id, index) => index % 9 === 2);
  const small = guardians.filter((_id, index) => index % 41 === 3);
  const places = [
    ledgerOf(
      { ...past, capacity: 600 },
      came.map((guardianId) => ({ guardianId, persons: 1 })),
      childrenOf,
    ),
    ledgerOf(soon, filled(small, soon.capacity, 3), childrenOf),
    // 86 of 120 seats: room for whoever looks at it.
    ledgerOf(ahead, filled(spread, 86, 0), childrenOf),
  ];
  return [
    [trainingSessions, [{ ...past, capacity: 600 }, soon, ahead]],
    [trainingLedgers, places],
    [
      trainingAttendance,
      came.map((guardianId) => attendanceOf(past, guardianId, childrenOf(guardianId))),
    ],
    [trainingLessons, lessons],
    [trainingProgress, finished.map(({ lessonId, id }) => progressOf(seeded, lessonId, id))],
    [trainingReached, reachedOf(seeded, past, came, finished)],
    [ladders, [...remindersOf(seeded, soon), ...remindersOf(seeded, ahead)]],
  ];
};

function childrenIn({ guardianLinks }: SeededSchool): ChildrenOf {
  const children = new Map<string, string[]>();
  for (const { guardianId, studentId } of guardianLinks)
    children.set(guardianId, [...(children.get(guardianId) ?? []), studentId]);
  return (guardianId) => children.get(guardianId) ?? [];
}

function lessonsOf({ schoolId, term, termIdOf, today }: SeededTerm): TrainingLesson[] {
  return lessonTemplates.map((template, index) => {
    const planned = addDays(today, 14 * (index - 2));
    const openFrom = planned < term.startDate ? term.startDate : planned;
    return {
      _id: `${schoolId}-training-lesson-${index + 1}`,
      schoolId,
      termId: termIdOf(openFrom),
      state: index < 3 ? ('published' as const) : ('draft' as const),
      ...template,
      grades: [],
      openFrom,
      ref: 'seed',
      version: 1,
    };
  });
}

function attendanceOf(
  { _id: sessionId, schoolId }: TrainingSession,
  guardianId: string,
  childIds: string[],
) {
  const entryId = entryIdOf(sessionId, guardianId);
  return {
    _id: `${sessionId}.${entryId}`,
    schoolId,
    sessionId,
    entryId,
    came: true,
    how: 'code',
    childIds,
    persons: 1,
    phones: [],
    nonces: [],
    version: 0,
  };
}

function progressOf({ schoolId, today }: SeededTerm, lessonId: string, guardianId: string) {
  const place = Number(lessonId.slice(-1)) - 1;
  const template = lessonTemplates[place];
  return {
    _id: `${lessonId}.${guardianId}`,
    schoolId,
    lessonId,
    guardianId,
    readSeconds: (template?.minMinutes ?? 5) * 60,
    passed: (template?.checkpoints ?? []).map((_checkpoint, index) => index),
    doneOn: addDays(today, -7),
    version: 0,
  };
}

/** By term: a session of the term's first days may lie in the vacation before it. */
function reachedOf(
  { school, schoolId, term }: SeededTerm,
  past: TrainingSession,
  came: readonly string[],
  finished: readonly { lessonId: string; id: string }[],
) {
  const camePeople = new Set(came);
  return school.guardianLinks.flatMap(({ guardianId, studentId }) => {
    const done = finished
      .filter(({ id }) => id === guardianId)
      .map(({ lessonId }) => ({ lessonId, guardianId }));
    const entryId = entryIdOf(past._id, guardianId);
    const sessions = camePeople.has(guardianId) ? [{ sessionId: past._id, entryId }] : [];
    return [...new Set([term.id, past.termId])].flatMap((termId) => {
      const of = {
        came: termId === past.termId ? sessions : [],
        done: termId === term.id ? done : [],
      };
      if (of.came.length + of.done.length === 0) return [];
      const about = { schoolId, termId, studentId, lastOn: past.date };
      return [{ _id: `${termId}.${studentId}`, ...about, ...of, version: 0 }];
    });
  });
}

/** What the clock will remind of; what would have been due before the seed is not there. */
function remindersOf({ nowMs }: SeededTerm, session: TrainingSession) {
  const figures = trainingFiguresAt([], nowMs);
  return (['day', 'hour'] as const)
    .map((kind) => ({ kind, startedAtMs: reminderMs(kind, session, figures) }))
    .filter(({ startedAtMs }) => startedAtMs > nowMs + minuteMs)
    .map(({ kind, startedAtMs }) => ({
      ...startLadder(reminderLadder(kind), {
        _id: `training.${session._id}.${session.move}.${kind}`,
        schoolId: session.schoolId,
        subject: { kind: 'training-session', id: session._id },
        policyVersion: 1,
        startedAtMs,
      }),
    }));
}
