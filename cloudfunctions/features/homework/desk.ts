/** H1, H2: what a teacher sees before posting: own classes, what they have today, what may still be given. */
import { isLate, standingOf } from '../../../src/shared/homework/days';
import { dayIdOf } from '../../../src/shared/homework/model';
import type { PassedPost } from '../../../src/shared/homework/passed';
import {
  homeworkDesk as contract,
  type DeskRow,
} from '../../../src/shared/homework/teacher-contracts';
import { subjects } from '../../../src/shared/people/subjects';
import type { ClassFacts, PeoplePort, TeachingFacts } from '../../../src/shared/people/ports';
import { addDays } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { command } from '../../platform/cloud';
import { classIdsOf } from '../../platform/scopes';
import { findEvery } from '../../platform/store';
import { homeworkDays, type HomeworkDay } from './collections';
import { loadOf, postOf } from './day-store';
import { isReadOn } from './notices';
import { lastSchoolDay, passedView, unansweredIn } from './passed';
import { lessonOf, lessonsToday, schoolDay, type SchoolDay } from './school-day';

/** How far back "copy the last one" looks: over a weekend and a short holiday. */
const daysBack = 12;

export function homeworkDesk(people: PeoplePort) {
  return defineAction(contract, async (_input, { caller, nowMs }) => {
    const { schoolId } = caller;
    const own = classIdsOf(caller, 'subject-teacher');
    const day = await schoolDay(schoolId, nowMs);
    const { today: date, isSchoolDay, dueAtMs, limits } = day;
    const taught = (await people.teachingOfTeacher(schoolId, caller.personId)).filter(
      ({ classId }) => own.includes(classId),
    );
    const [classes, days] = await Promise.all([
      people.classes(schoolId),
      daysOf([...new Set(taught.map(({ classId }) => classId))], addDays(date, -daysBack), date),
    ]);
    const lessons = lessonsToday(day, taught);
    const names = await colleaguesOn(people, caller, date, days);
    const rows = classes.flatMap((one) =>
      subjects.flatMap((subject) => {
        const teaching = taught.find((t) => t.classId === one.classId && t.subject === subject);
        return teaching ? [deskRow(day, one, { teaching, lessons, days, names })] : [];
      }),
    );
    const passed = passedOf(day, caller, classes, days);
    return { date, isSchoolDay, dueAtMs, limits, rows, passed };
  });
}

type Days = ReadonlyMap<string, HomeworkDay>;

function datesBetween(fromDate: string, toDate: string): string[] {
  const dates: string[] = [];
  for (let date = fromDate; date <= toDate; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** Days of some classes from one date to another, by id. */
export async function daysOf(
  classIds: readonly string[],
  fromDate: string,
  toDate: string,
): Promise<Days> {
  if (classIds.length === 0) return new Map();
  const condition = {
    classId: command.in([...classIds]),
    date: command.in(datesBetween(fromDate, toDate)),
  };
  const found = await findEvery(homeworkDays, condition);
  return new Map(found.map((day) => [day._id, day]));
}

/** Names of those who gave something that day, without the caller's. */
async function colleaguesOn(
  people: PeoplePort,
  { schoolId, personId }: Caller,
  date: string,
  days: Days,
): Promise<Map<string, string>> {
  const posts = [...days.values()].filter((one) => one.date === date).flatMap((one) => one.posts);
  const ids = new Set(posts.map(({ teacherId }) => teacherId).filter((id) => id !== personId));
  const named = [...ids].map(async (id): Promise<[string, string]> => [
    id,
    (await people.staffMember(schoolId, id))?.name ?? '',
  ]);
  return new Map(await Promise.all(named));
}

/** The caller's own questions: what a colleague asked, the colleague hears. */
function passedOf(
  day: SchoolDay,
  { personId }: Caller,
  classes: readonly ClassFacts[],
  days: Days,
): PassedPost[] {
  const last = lastSchoolDay(day);
  return classes.flatMap(({ classId, name: className }) => {
    const stored = last === null ? undefined : days.get(dayIdOf(classId, last));
    if (!stored) return [];
    return unansweredIn(stored)
      .filter(({ asked }) => asked?.byPersonId === personId)
      .map((post) => passedView(stored, post, className));
  });
}

interface Known {
  teaching: TeachingFacts;
  lessons: readonly TeachingFacts[];
  days: Days;
  /** Of colleagues, by id. */
  names: ReadonlyMap<string, string>;
}

function deskRow(
  day: SchoolDay,
  { classId, name, grade }: ClassFacts,
  { teaching, lessons, days, names }: Known,
): DeskRow {
  const { subject } = teaching;
  const { today, dueAtMs, nowMs } = day;
  const stored = days.get(dayIdOf(classId, today)) ?? null;
  const post = postOf(stored, subject);
  const lesson = lessonOf(day.school, today, lessons.filter(isOf(classId)), subject);
  const load = loadOf(stored);
  return {
    classId,
    className: name,
    grade,
    subject,
    standing: standingOf(post, { lesson, dueAtMs, nowMs }),
    late: post !== null && isLate(post),
    published: post?.published ?? null,
    asked: post?.asked
      ? {
          sheet: post.asked.sheet,
          reason: post.asked.reason,
          answer: post.state === 'waiting' ? null : post.answer,
          heard: isReadOn(today, { school: day.school, nowMs: post.asked.atMs }),
        }
      : null,
    colleague: names.get(post?.teacherId ?? '') ?? null,
    step: post?.history.length ?? 0,
    corrections: Math.max(0, (post?.history.filter(isTeachers).length ?? 0) - 1),
    load: subjects.flatMap((of) => {
      const minutes = load[of];
      return minutes === undefined ? [] : [{ subject: of, minutes }];
    }),
    last: lastOf(days, classId, teaching, today),
  };
}

const isOf = (classId: string) => (one: TeachingFacts) => one.classId === classId;

function isTeachers({ act }: { act: string }): boolean {
  return act === 'publish' || act === 'ask' || act === 'none';
}

/** What families read last in this subject, before today. */
function lastOf(days: Days, classId: string, { subject }: TeachingFacts, today: string) {
  for (let back = 1; back <= daysBack; back += 1) {
    const date = addDays(today, -back);
    const sheet = postOf(days.get(dayIdOf(classId, date)), subject)?.published;
    if (sheet) return { date, sheet };
  }
  return null;
}
