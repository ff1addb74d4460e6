/** H1: what the class teacher sees of a day: posted, late, missing. */
import { classDay as contract, type ClassRow } from '../../../src/shared/homework/class-contracts';
import { isLate, lessonsOn, standingOf } from '../../../src/shared/homework/days';
import { countedMinutes, totalOf } from '../../../src/shared/homework/load';
import { dayIdOf } from '../../../src/shared/homework/model';
import type { PassedRequest } from '../../../src/shared/homework/passed';
import { subjects } from '../../../src/shared/people/subjects';
import type { ClassFacts, PeoplePort, TeachingFacts } from '../../../src/shared/people/ports';
import { defineAction } from '../../platform/action';
import { command } from '../../platform/cloud';
import { AppError } from '../../platform/errors';
import { outbox } from '../../platform/outbox';
import { classIdsOf, requireOwn } from '../../platform/scopes';
import { find, getById } from '../../platform/store';
import { homeworkDays, type HomeworkDay } from './collections';
import { loadOf, postOf } from './day-store';
import { nudgeId } from './notices';
import { lastSchoolDay, passedView, unansweredIn } from './passed';
import { dueAtMsOfDay, lessonOf, limitsOfDay, schoolDay, type SchoolDay } from './school-day';

export function classDay(people: PeoplePort) {
  return defineAction(contract, async (input, { caller, nowMs }) => {
    const { schoolId } = caller;
    const own = classIdsOf(caller, 'class-teacher');
    const classId = input.classId ?? own[0] ?? '';
    requireOwn(own, classId);
    const day = await schoolDay(schoolId, nowMs);
    const date = input.date ?? day.today;
    if (date > day.today) throw new AppError('illegal-move', 'ahead');
    const [classes, timetable, stored] = await Promise.all([
      people.classes(schoolId),
      people.teachingOfClass(schoolId, classId),
      getById(homeworkDays, dayIdOf(classId, date)),
    ]);
    const known = classes.find((one) => one.classId === classId);
    if (!known) throw new AppError('not-found', 'class');
    const rows = await rowsOf(people, day, date, timetable, stored);
    const passed = date === day.today ? await passedOf(people, day, known) : [];
    const reminded = await nudged(dayIdOf(classId, date), rows);
    return {
      classId,
      className: known.name,
      date,
      isSchoolDay: day.school.calendar.isSchoolDay(date),
      dueAtMs: dueAtMsOfDay(day.school, date),
      limits: limitsOfDay(day.school, date),
      totalMinutes: totalOf(loadOf(stored)),
      rows: rows.map((row) => ({ ...row, remindedToday: reminded.has(row.subject) })),
      passed,
      classes: classes
        .filter((one) => own.includes(one.classId))
        .map((one) => ({ classId: one.classId, className: one.name })),
    };
  });
}

/** What was asked on the last school day and nobody answered: families had no homework of it. */
async function passedOf(
  people: PeoplePort,
  day: SchoolDay,
  { classId, name: className }: ClassFacts,
): Promise<PassedRequest[]> {
  const last = lastSchoolDay(day);
  const stored = last === null ? null : await getById(homeworkDays, dayIdOf(classId, last));
  if (!stored) return [];
  return Promise.all(
    unansweredIn(stored).map(async (post) => {
      const asker = await people.staffMember(day.school.schoolId, post.asked?.byPersonId ?? '');
      return { ...passedView(stored, post, className), teacherName: asker?.name ?? '' };
    }),
  );
}

type Row = Omit<ClassRow, 'remindedToday'>;

/** Subjects with a lesson that day or one that nobody can tell, and those that gave something without one. */
async function rowsOf(
  people: PeoplePort,
  { school, nowMs }: SchoolDay,
  date: string,
  timetable: readonly TeachingFacts[],
  stored: HomeworkDay | null,
): Promise<Row[]> {
  const lessons = lessonsOn(school.calendar, date, timetable);
  const dueAtMs = dueAtMsOfDay(school, date);
  const rows: Row[] = [];
  for (const subject of subjects) {
    const post = postOf(stored, subject);
    const lesson = lessonOf(school, date, lessons, subject);
    const taught = lesson === 'unsure' ? timetable : lessons;
    const teacherId = post?.teacherId ?? taught.find((one) => one.subject === subject)?.teacherId;
    if (teacherId === undefined) continue;
    const teacher = await people.staffMember(school.schoolId, teacherId);
    rows.push({
      subject,
      teacherName: teacher?.name ?? '',
      standing: standingOf(post, { lesson, dueAtMs, nowMs }),
      late: post !== null && isLate(post),
      handedAtMs: post?.handedAtMs ?? null,
      minutes: countedMinutes(post?.published ?? null),
      published: post?.published ?? null,
    });
  }
  return rows;
}

/** Subjects whose teacher the class teacher asked that day. */
async function nudged(dayId: string, rows: readonly Row[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const ids = rows.map(({ subject }) => nudgeId(dayId, subject));
  const told = new Set((await find(outbox, { _id: command.in(ids) })).map(({ _id }) => _id));
  return new Set(
    rows.map(({ subject }) => subject).filter((subject) => told.has(nudgeId(dayId, subject))),
  );
}
