/** What the demonstration shows of homework (H1–H4): two weeks of it, a day half-way, families' weeks, questions. */
import {
  homeworkDays,
  homeworkForms,
  homeworkMonths,
  homeworkPictures,
  type HomeworkDay,
  type HomeworkForm,
  type HomeworkMonth,
  type StoredPost,
} from '../../cloudfunctions/features/homework/collections';
import { asksForForms, lessonsOn, monthOfWeek } from '../../src/shared/homework/days';
import { dayIdOf, formIdOf, monthIdOf, type Feedback } from '../../src/shared/homework/model';
import {
  countsOfDay,
  countsOfForm,
  sumOf,
  toStep,
  type Counts,
} from '../../src/shared/homework/month';
import { homeworkLimitsAt } from '../../src/shared/homework/policy';
import type { Subject } from '../../src/shared/people/subjects';
import {
  addDays,
  createSchoolCalendar,
  localDateTime,
  startOfWeek,
  toLocalDate,
  type SchoolCalendar,
} from '../../src/shared/time';
import type { SeededSchool } from './build-school';
import type { FeatureSeed } from './feature-seed';
import { hasPicture, pictureDocument, withPicture } from './homework-pictures';
import { longSheet, sheetFor } from './homework-sheets';

type SchoolClass = SeededSchool['classes'][number];

/** School days shown before today, and weeks of forms that are closed. */
const daysBefore = 10;
const weeksBefore = 2;
const limits = homeworkLimitsAt([], 0);

export const seedHomework: FeatureSeed = (school, nowMs) => {
  if (school.plan.siblings === null) return [];
  const today = toLocalDate(nowMs);
  const calendar = createSchoolCalendar(school.school.calendar);
  const around = { school, calendar };
  const latest = calendar.isSchoolDay(today) ? today : calendar.addSchoolDays(today, -1);
  const dates = Array.from({ length: daysBefore }, (_, back) =>
    calendar.addSchoolDays(latest, -(back + 1)),
  );
  const days = school.classes.flatMap((one, place) => [
    ...dates.map((date, turn) =>
      fullDay(around, one, date, place + turn, turn === 0 && one._id.endsWith('-5-3')),
    ),
    ...dayHalfWay(around, one, latest, place, nowMs),
  ]);
  const forms = school.classes.flatMap((one, place) => formsOf(around, one, place, today));
  return [
    [homeworkDays, days],
    [homeworkForms, forms],
    [homeworkMonths, monthsOf(school, days, forms)],
    [homeworkPictures, picturesOf(days)],
  ];
};

const numberOf = ({ _id }: SchoolClass) => Number(_id.slice(-1));

interface Around {
  school: SeededSchool;
  /** Made once: the list of days off is long. */
  calendar: SchoolCalendar;
}

function lessonsOf({ school, calendar }: Around, classId: string, date: string) {
  const timetable = school.teaching.filter((one) => one.classId === classId);
  return lessonsOn(calendar, date, timetable);
}

function dayOf(
  { plan: { schoolId } }: SeededSchool,
  { _id: classId, grade }: SchoolClass,
  date: string,
  posts: StoredPost[],
): HomeworkDay {
  const _id = dayIdOf(classId, date);
  const waiting = posts.filter(({ state }) => state === 'waiting').length;
  return { _id, schoolId, classId, grade, date, posts, waiting, version: 1 };
}

/** `asks`: a question over the limit to which nobody answered that day. */
function fullDay(
  around: Around,
  one: SchoolClass,
  date: string,
  turn: number,
  asks: boolean,
): HomeworkDay {
  const atMs = localDateTime(date, '14:40');
  const posts = lessonsOf(around, one._id, date).map(({ subject, teacherId }) => {
    const given = { subject, teacherId, turn, atMs };
    return asks && subject === 'chinese' ? asking(date, given) : posted(one, date, given);
  });
  return dayOf(around.school, one, date, posts);
}

interface Given {
  subject: Subject;
  teacherId: string;
  turn: number;
  atMs: number;
}

function posted(
  { grade }: SchoolClass,
  date: string,
  given: Given,
  sheet = sheetFor(grade, given.subject, given.turn),
): StoredPost {
  const { subject, teacherId, atMs } = given;
  const step = { act: 'publish' as const, sheet, reason: '', atMs, byPersonId: teacherId };
  return {
    subject,
    teacherId,
    state: 'published',
    published: sheet,
    asked: null,
    answer: '',
    handedAtMs: atMs,
    dueAtMs: localDateTime(date, '16:00'),
    history: [{ ...step, requestId: `seed-${date}-${subject}` }],
  };
}

function asking(date: string, { subject, teacherId, atMs }: Given): StoredPost {
  const sheet = longSheet(subject);
  const reason = '单元最后一课，下周不再布置';
  const requestId = `seed-${date}-${subject}`;
  return {
    subject,
    teacherId,
    state: 'waiting',
    published: null,
    asked: { sheet, reason, number: 1, byPersonId: teacherId, atMs },
    answer: '',
    handedAtMs: atMs,
    dueAtMs: localDateTime(date, '16:00'),
    history: [{ act: 'ask', sheet, reason, atMs, byPersonId: teacherId, requestId }],
  };
}

/** Of the posts that show one. */
function picturesOf(days: readonly HomeworkDay[]) {
  return days.flatMap(({ classId, schoolId, posts }) =>
    posts
      .filter(({ published }) => published?.pictures !== undefined)
      .map(({ teacherId, handedAtMs: atMs }) =>
        pictureDocument(classId, { schoolId, teacherId, atMs }),
      ),
  );
}

/** The first class of each grade has everything, the second a question before who leads the grade, the third nothing. */
function dayHalfWay(
  around: Around,
  one: SchoolClass,
  date: string,
  place: number,
  nowMs: number,
): HomeworkDay[] {
  const atMs = Math.min(nowMs, localDateTime(date, '14:20'));
  const lessons = lessonsOf(around, one._id, date);
  if (numberOf(one) === 1) {
    const posts = lessons.map(({ subject, teacherId }) => {
      const given = { subject, teacherId, turn: place, atMs };
      return subject === 'mathematics' && hasPicture(one._id)
        ? posted(one, date, given, withPicture(sheetFor(one.grade, subject, place), one._id))
        : posted(one, date, given);
    });
    return [dayOf(around.school, one, date, posts)];
  }
  if (numberOf(one) !== 2 || one.grade < 3) return [];
  // In grade 5 the grade leader asks too: that one goes to the school's leaders.
  const asked = one.grade === 5 ? ['chinese', 'mathematics'] : ['chinese'];
  const posts = lessons
    .filter(({ subject }) => asked.includes(subject))
    .map(({ subject, teacherId }) => asking(date, { subject, teacherId, turn: place, atMs }));
  return [dayOf(around.school, one, date, posts)];
}

/** Families of the upper grades answer well; one class of grade 4 has too few to show. */
function familiesAnswering({ grade, _id }: SchoolClass): number {
  if (grade <= 3) return 0;
  if (_id.endsWith('-4-2')) return 3;
  return 26 + ((grade * 3 + Number(_id.slice(-1))) % 9);
}

function formsOf(
  { school, calendar }: Around,
  one: SchoolClass,
  place: number,
  today: string,
): HomeworkForm[] {
  const children = school.students
    .filter(({ classId }) => classId === one._id)
    .slice(0, familiesAnswering(one));
  const thisMonday = startOfWeek(today);
  return Array.from({ length: weeksBefore }, (_, back) => addDays(thisMonday, -7 * (back + 1)))
    .filter((monday) => asksForForms(calendar, monday))
    .flatMap((monday) =>
      children.map(({ _id: studentId }, seat) => ({
        _id: formIdOf(studentId, monday),
        schoolId: school.plan.schoolId,
        studentId,
        classId: one._id,
        monday,
        form: saidBy(place, seat),
        version: 1,
      })),
    );
}

function saidBy(place: number, seat: number): Feedback {
  const about = (base: number, spread: number) => toStep(base + ((seat * 7 + place * 3) % spread));
  return {
    minutes: [
      { subject: 'chinese', minutes: about(15, 22) },
      { subject: 'mathematics', minutes: about(15, 28) },
      { subject: 'english', minutes: about(5, 12) },
    ],
    difficulty: (['right', 'easy', 'right', 'hard'] as const)[(seat + place) % 4] ?? 'right',
    mood: (['calm', 'happy', 'calm', 'calm', 'upset'] as const)[(seat + place) % 5] ?? 'calm',
    bedtime: seat % 3 === 0 ? '21:40' : '21:20',
    remark: seat === 4 ? '周三数学写得久一点。' : '',
  };
}

/** Counted from what is stored: the seed's months are what a recomputation finds. */
function monthsOf(
  { plan, classes, students }: SeededSchool,
  days: readonly HomeworkDay[],
  forms: readonly HomeworkForm[],
): HomeworkMonth[] {
  const bags = new Map<string, Counts[]>();
  const add = (classId: string, monday: string, counts: Counts) => {
    const id = monthIdOf(classId, monthOfWeek(monday));
    bags.set(id, [...(bags.get(id) ?? []), counts]);
  };
  for (const { classId, date, posts } of days)
    add(classId, startOfWeek(date), countsOfDay(posts, limits));
  for (const { classId, monday, form } of forms) add(classId, monday, countsOfForm(monday, form));
  return [...bags].map(([_id, all]) => {
    const classId = _id.slice(0, -8);
    const size = students.filter((one) => one.classId === classId).length;
    const said = forms.filter((one) => one.classId === classId);
    const mondays = said.map(({ monday }) => monday).filter((of) => _id.endsWith(monthOfWeek(of)));
    return {
      _id,
      schoolId: plan.schoolId,
      classId,
      grade: classes.find((one) => one._id === classId)?.grade ?? 0,
      month: _id.slice(-7),
      counts: { ...sumOf(all) },
      rolls: Object.fromEntries(mondays.map((monday) => [monday, size])),
      version: 1,
    };
  });
}
