/**
 * The clock opens the ladders of a school day as soon as it begins (H1): of every class with a lesson. Repeatable:
 * ids follow from class and day, and the mark moves only when all of them are there. Of a day gone by nobody is
 * reminded.
 */
import { homeworkLadder, homeworkLadderInstanceId } from '../../../src/shared/homework/ladder';
import { homeworkLadderFiguresAt } from '../../../src/shared/homework/policy';
import { dayIdOf } from '../../../src/shared/homework/model';
import { startLadder } from '../../../src/shared/ladder';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { addDays, localDateTime, type InstantMs } from '../../../src/shared/time';
import { ladders } from '../../platform/ladder-runner';
import { usedIn } from '../../platform/modules';
import { forEverySchool, type School } from '../../platform/school';
import { addOnce, compareAndSet, getById } from '../../platform/store';
import { homeworkSchools, type HomeworkSchool } from './collections';
import { daysOf } from './desk';
import { askedLessons } from './day-store';
import { schoolDayOf, type SchoolDay } from './school-day';
import { daySubject } from './subjects';

/** How far this instance knows each school to be opened: saves a read in every other minute of the day. */
const knownThrough = new Map<string, string>();

export async function openDays(people: PeoplePort, nowMs: InstantMs): Promise<void> {
  await forEverySchool(nowMs, (school) => openSchool(people, school, nowMs));
}

async function openSchool(people: PeoplePort, school: School, nowMs: InstantMs): Promise<void> {
  const { schoolId } = school;
  const day = schoolDayOf(school, nowMs);
  const known = knownThrough.get(schoolId);
  if (!day.isSchoolDay || (known !== undefined && known >= day.today)) return;
  let begun = await getById(homeworkSchools, schoolId);
  begun ??= await begin(day);
  if (begun.openedThrough < day.today) {
    await openClasses(people, day);
    // Another clock may have been faster: then it has opened the same.
    await compareAndSet(homeworkSchools, begun, { openedThrough: day.today });
  }
  knownThrough.set(schoolId, day.today);
}

/** The first clock of a school asks for nothing whose time is over. */
async function begin({ school, today, dueAtMs, nowMs }: SchoolDay): Promise<HomeworkSchool> {
  const begun: HomeworkSchool = {
    _id: school.schoolId,
    openedThrough: dueAtMs <= nowMs ? today : addDays(today, -1),
    version: 0,
  };
  if (await addOnce(homeworkSchools, begun)) return begun;
  return (await getById(homeworkSchools, school.schoolId)) ?? begun;
}

async function openClasses(people: PeoplePort, { school, today, nowMs }: SchoolDay): Promise<void> {
  const isUsed = usedIn(school, 'homework', nowMs);
  const classes = (await people.classes(school.schoolId)).filter(({ grade }) => isUsed(grade));
  const taught = await people.teachingOfSchool(school.schoolId);
  const days = await daysOf(
    classes.map(({ classId }) => classId),
    today,
    today,
  );
  for (const { classId } of classes) {
    const dayId = dayIdOf(classId, today);
    const timetable = taught.filter((lesson) => lesson.classId === classId);
    const posts = days.get(dayId)?.posts ?? [];
    if (askedLessons(school, timetable, { date: today, posts }, nowMs).length === 0) continue;
    const startedAtMs = localDateTime(today, '00:00');
    const instance = startLadder(
      homeworkLadder(homeworkLadderFiguresAt(school.policyValues, startedAtMs)),
      {
        _id: homeworkLadderInstanceId(dayId),
        schoolId: school.schoolId,
        subject: { kind: daySubject, id: dayId },
        policyVersion: school.policyVersion,
        startedAtMs,
      },
    );
    await addOnce(ladders, { ...instance, subject: { ...instance.subject }, rungs: [] });
  }
}
