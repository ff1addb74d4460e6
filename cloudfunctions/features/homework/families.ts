/** H1: what families see of the day: only of their own children. */
import {
  childToday as todayContract,
  type TodaySubject,
} from '../../../src/shared/homework/family-contracts';
import { childrenToday as glanceContract } from '../../../src/shared/homework/home-contract';
import { countedMinutes, totalOf } from '../../../src/shared/homework/load';
import { dayIdOf, formIdOf } from '../../../src/shared/homework/model';
import { subjects } from '../../../src/shared/people/subjects';
import type { PeoplePort, StudentFacts, TeachingFacts } from '../../../src/shared/people/ports';
import { defineAction } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import { childIdsOf, requireOwn } from '../../platform/scopes';
import { getById } from '../../platform/store';
import { homeworkDays, homeworkForms, type HomeworkDay } from './collections';
import { loadOf, postOf } from './day-store';
import { addressesIfAny } from './picture-addresses';
import { formWeekOf, lessonsToday, schoolDay, type SchoolDay } from './school-day';

/** The child, when it is the caller's; `not-found` for anybody else's. */
export async function ownChild(
  people: PeoplePort,
  caller: Caller,
  childId: string,
): Promise<StudentFacts> {
  requireOwn(childIdsOf(caller), childId);
  const child = await people.student(caller.schoolId, childId);
  if (!child) throw new AppError('not-found', 'child');
  return child;
}

export function childView({ personId, name, className, grade }: StudentFacts) {
  return { childId: personId, name, className, grade };
}

export function childToday(people: PeoplePort) {
  return defineAction(todayContract, async ({ childId }, { caller, nowMs }) => {
    const child = await ownChild(people, caller, childId);
    const day = await schoolDay(caller.schoolId, nowMs);
    const { lessons, stored } = await givenTo(people, day, child);
    return {
      child: childView(child),
      classId: child.classId,
      date: day.today,
      isSchoolDay: day.isSchoolDay,
      dueAtMs: day.dueAtMs,
      totalMinutes: totalOf(loadOf(stored)),
      allowedMinutes: day.limits.total,
      subjects: await withPictures(caller.schoolId, subjectsOf(lessons, stored)),
    };
  });
}

async function givenTo(people: PeoplePort, day: SchoolDay, { classId }: StudentFacts) {
  const [timetable, stored] = await Promise.all([
    people.teachingOfClass(day.school.schoolId, classId),
    getById(homeworkDays, dayIdOf(classId, day.today)),
  ]);
  return { lessons: lessonsToday(day, timetable), stored };
}

type Given = Omit<TodaySubject, 'pictures'> & { pictureIds: string[] };

/** With the addresses at once: a page less to wait for. Without the storage the words come all the same. */
async function withPictures(schoolId: string, given: readonly Given[]): Promise<TodaySubject[]> {
  const addresses = await addressesIfAny(
    schoolId,
    given.flatMap(({ pictureIds }) => pictureIds),
  );
  return given.map(({ pictureIds, ...subject }) => ({
    ...subject,
    pictures: pictureIds.map((pictureId) => ({
      pictureId,
      url: addresses.get(pictureId) ?? null,
    })),
  }));
}

/** What waits for the grade leader is not there yet; what stood before a correction is. */
function subjectsOf(lessons: readonly TeachingFacts[], stored: HomeworkDay | null): Given[] {
  return subjects.flatMap((subject): Given[] => {
    const post = postOf(stored, subject);
    const hasLesson = lessons.some((one) => one.subject === subject);
    if (!post && !hasLesson) return [];
    const sheet = post?.published ?? null;
    const state = sheet ? 'published' : post?.state === 'none' ? 'none' : 'not-yet';
    const { tasks = [], pictures: pictureIds = [] } = sheet ?? {};
    return [{ subject, state, minutes: countedMinutes(sheet), tasks, pictureIds }];
  });
}

export function childrenToday(people: PeoplePort) {
  return defineAction(glanceContract, async (_input, { caller, nowMs }) => {
    const own = childIdsOf(caller);
    const day = await schoolDay(caller.schoolId, nowMs);
    const children = await people.childrenOf(caller.schoolId, caller.personId);
    const listed = children.filter(({ personId }) => own.includes(personId));
    return { children: await Promise.all(listed.map((child) => glance(people, day, child))) };
  });
}

async function glance(people: PeoplePort, day: SchoolDay, child: StudentFacts) {
  const week = formWeekOf(day);
  const [{ lessons, stored }, form] = await Promise.all([
    givenTo(people, day, child),
    getById(homeworkForms, formIdOf(child.personId, week.monday)),
  ]);
  const given = subjectsOf(lessons, stored);
  return {
    ...childView(child),
    isSchoolDay: day.isSchoolDay,
    minutes: totalOf(loadOf(stored)),
    subjects: given
      .filter(({ state }) => state === 'published')
      .map(({ subject, minutes }) => ({ subject, minutes })),
    notYet: given.filter(({ state }) => state === 'not-yet').length,
    week: form && week.state !== 'not-asked' ? ('done' as const) : week.state,
  };
}
