/**
 * The clock opens the ladders of a due day as soon as it begins (W1): of every class that has not handed in.
 * Repeatable: ids follow from class, week and due day, and the mark moves only when all of them are there.
 */
import { formIdOf } from '../../../src/shared/class-mood/model';
import { moodLadder, moodLadderInstanceId } from '../../../src/shared/class-mood/ladder';
import { moodDueHourAt, moodLadderFiguresAt } from '../../../src/shared/class-mood/policy';
import { dueDaysToOpen, firstMonday, moodWeekOf } from '../../../src/shared/class-mood/weeks';
import { startLadder, type LadderInstance } from '../../../src/shared/ladder';
import type { PeoplePort } from '../../../src/shared/people/ports';
import {
  addDays,
  localDateTime,
  startOfWeek,
  toLocalDate,
  type InstantMs,
} from '../../../src/shared/time';
import { ladders } from '../../platform/ladder-runner';
import { usedIn } from '../../platform/modules';
import { forEverySchool, type School } from '../../platform/school';
import { addOnce, compareAndSet, getById } from '../../platform/store';
import { moodSchools, type MoodSchool } from './collections';
import { formsOfSchool } from './forms-of-weeks';
import { formSubject } from './subjects';

/** How far this instance knows each school to be opened: saves a read in every other minute of the week. */
const knownThrough = new Map<string, string>();

export async function openDueForms(people: PeoplePort, nowMs: InstantMs): Promise<void> {
  await forEverySchool(nowMs, (school) => openSchool(people, school, nowMs));
}

async function openSchool(people: PeoplePort, school: School, nowMs: InstantMs): Promise<void> {
  const { schoolId } = school;
  const today = toLocalDate(nowMs);
  const known = knownThrough.get(schoolId);
  if (known !== undefined && dueDaysToOpen(school.calendar, known, today).length === 0) return;
  let begun = await getById(moodSchools, schoolId);
  begun ??= await begin(school, nowMs);
  for (const { monday, dueDate } of dueDaysToOpen(school.calendar, begun.openedThrough, today)) {
    await openDueDay(people, school, monday, dueDate);
    // Another clock may have been faster: then it has opened the same.
    await compareAndSet(moodSchools, begun, { openedThrough: dueDate });
    begun = { ...begun, openedThrough: dueDate, version: begun.version + 1 };
  }
  knownThrough.set(schoolId, begun.openedThrough);
}

/** The first clock of a school: this week is the first that owes a form, unless its time is over. */
async function begin({ schoolId, calendar, policyValues }: School, nowMs: InstantMs) {
  const today = toLocalDate(nowMs);
  const monday = startOfWeek(today);
  const fromMonday = firstMonday(moodWeekOf(calendar, moodDueHourAt(policyValues), monday), nowMs);
  const begun: MoodSchool = {
    _id: schoolId,
    fromMonday,
    openedThrough: fromMonday > monday ? today : addDays(today, -1),
    version: 0,
  };
  if (await addOnce(moodSchools, begun)) return begun;
  return (await getById(moodSchools, schoolId)) ?? begun;
}

async function openDueDay(
  people: PeoplePort,
  school: School,
  monday: string,
  dueDate: string,
): Promise<void> {
  const [classes, forms] = await Promise.all([
    people.classes(school.schoolId),
    formsOfSchool(school.schoolId, [monday]),
  ]);
  const isUsed = usedIn(school, 'class-mood', localDateTime(dueDate, '00:00'));
  for (const { classId } of classes.filter(({ grade }) => isUsed(grade))) {
    const formId = formIdOf(classId, monday);
    if (!forms.get(formId)?.submitted) await open(school, formId, dueDate);
  }
}

async function open(school: School, formId: string, dueDate: string): Promise<void> {
  const startedAtMs = localDateTime(dueDate, '00:00');
  const ladder = moodLadder(moodLadderFiguresAt(school.policyValues, startedAtMs));
  const instance: LadderInstance = startLadder(ladder, {
    _id: moodLadderInstanceId(formId, dueDate),
    schoolId: school.schoolId,
    subject: { kind: formSubject, id: formId },
    policyVersion: school.policyVersion,
    startedAtMs,
  });
  await addOnce(ladders, { ...instance, subject: { ...instance.subject }, rungs: [] });
}
