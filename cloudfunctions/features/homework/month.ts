/** H4: the month so far, of a class, a grade with its classes, or the school with its grades. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { monthOfWeek } from '../../../src/shared/homework/days';
import { monthFigures as contract } from '../../../src/shared/homework/month-contract';
import { sumOf } from '../../../src/shared/homework/month';
import { smallestGroupAt } from '../../../src/shared/homework/policy';
import type { ClassFacts, PeoplePort } from '../../../src/shared/people/ports';
import { defineAction } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import { classIdsOf, gradesOf } from '../../platform/scopes';
import { find } from '../../platform/store';
import { homeworkMonths } from './collections';
import { groupsWithin, monthWeeks, type Group } from './month-groups';
import { remarksOf } from './remarks';
import { schoolDay } from './school-day';

type Input = ParsedInputOf<typeof contract>;
type Level = NonNullable<Input['level']>;

export function monthFigures(people: PeoplePort) {
  return defineAction(contract, async (input, { caller, nowMs }) => {
    const { schoolId } = caller;
    const [day, classes] = await Promise.all([
      schoolDay(schoolId, nowMs),
      people.classes(schoolId),
    ]);
    const { level, key } = asked(caller, input, classes);
    const month = input.month ?? monthOfWeek(day.monday);
    const covered = classesOf(level, key, classes);
    const [stored, sizes] = await Promise.all([
      find(homeworkMonths, {
        schoolId,
        month,
        ...(level === 'grade' ? { grade: Number(key) } : {}),
        ...(level === 'class' ? { _id: `${key}.${month}` } : {}),
      }),
      people.classSizes(
        schoolId,
        covered.map(({ classId }) => classId),
      ),
    ]);
    const counts = new Map(stored.map((one) => [one.classId, one.counts]));
    const groupOf = (groupKey: string, name: string, of: readonly ClassFacts[]): Group => ({
      key: groupKey,
      name,
      counts: sumOf(of.map(({ classId }) => counts.get(classId) ?? {})),
      children: of.reduce((sum, { classId }) => sum + (sizes.get(classId) ?? 0), 0),
    });
    const smallest = smallestGroupAt(day.school.policyValues, nowMs);
    const whole = groupOf('', '', covered);
    const figures = groupsWithin(whole, partsOf(level, covered, groupOf), {
      weeks: monthWeeks(day, month),
      limits: day.limits,
      smallest,
    });
    const isTeacher = level === 'class' && classIdsOf(caller, 'class-teacher').includes(key);
    const remarks = isTeacher ? await remarksOf(key, month, smallest) : [];
    return { month, level, limits: day.limits, smallest, ...figures, remarks };
  });
}

/** What the caller may see; without a word about it, what the caller answers for. `not-found` for the rest. */
function asked(
  caller: Caller,
  input: Input,
  classes: readonly ClassFacts[],
): { level: Level; key: string } {
  const isLeader = caller.roles.includes('leader');
  const grades = gradesOf(caller);
  const own = classIdsOf(caller, 'class-teacher');
  const level = input.level ?? (isLeader ? 'school' : grades.length > 0 ? 'grade' : 'class');
  if (level === 'school') {
    if (!isLeader) throw new AppError('not-found', 'school');
    return { level, key: '' };
  }
  if (level === 'grade') {
    const key = input.key ?? String(grades[0] ?? '');
    const isKnown = classes.some(({ grade }) => String(grade) === key);
    if (!isKnown || (!isLeader && !grades.includes(Number(key))))
      throw new AppError('not-found', 'grade');
    return { level, key };
  }
  const key = input.key ?? own[0] ?? '';
  const known = classes.find(({ classId }) => classId === key);
  const mayRead = known && (isLeader || own.includes(key) || grades.includes(known.grade));
  if (!mayRead) throw new AppError('not-found', 'class');
  return { level, key };
}

function classesOf(level: Level, key: string, classes: readonly ClassFacts[]): ClassFacts[] {
  if (level === 'school') return [...classes];
  if (level === 'grade') return classes.filter(({ grade }) => String(grade) === key);
  return classes.filter(({ classId }) => classId === key);
}

function partsOf(
  level: Level,
  covered: readonly ClassFacts[],
  groupOf: (key: string, name: string, of: readonly ClassFacts[]) => Group,
): Group[] {
  if (level === 'class') return [];
  if (level === 'grade') return covered.map((one) => groupOf(one.classId, one.name, [one]));
  const grades = [...new Set(covered.map(({ grade }) => grade))];
  return grades.map((grade) =>
    groupOf(
      String(grade),
      '',
      covered.filter((one) => one.grade === grade),
    ),
  );
}
