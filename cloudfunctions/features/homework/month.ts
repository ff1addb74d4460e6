/** H4: the month so far, of a class, a grade with its classes, or the school with its grades. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { monthOfWeek } from '../../../src/shared/homework/days';
import { monthFigures as contract } from '../../../src/shared/homework/month-contract';
import { monthIdOf } from '../../../src/shared/homework/model';
import { histogramsOf, weeksShown, type Counts } from '../../../src/shared/homework/month';
import { smallestGroupAt } from '../../../src/shared/homework/policy';
import type { ClassFacts, PeoplePort } from '../../../src/shared/people/ports';
import { localDateTime } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import type { School } from '../../platform/school';
import { classIdsOf, gradesOf } from '../../platform/scopes';
import { usedIn } from '../../platform/modules';
import { find } from '../../platform/store';
import { homeworkMonths } from './collections';
import { classGroup, figuresOf, monthWeeks, wholeOf, type Group, type Weeks } from './month-groups';
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
    const { level, key } = askedFor(caller, input, classes);
    const month = input.month ?? monthOfWeek(day.monday);
    const asked = classesOf(level, key, classes);
    const [stored, sizes] = await Promise.all([
      find(homeworkMonths, {
        schoolId,
        month,
        ...(level === 'grade' ? { grade: Number(key) } : {}),
        ...(level === 'class' ? { _id: monthIdOf(key, month) } : {}),
      }),
      people.classSizes(
        schoolId,
        asked.map(({ classId }) => classId),
      ),
    ]);
    const months = new Map(stored.map((one) => [one.classId, one]));
    // A grade in which homework is not published (any more) shows what was told while it was.
    const isUsed = usedIn(day.school, 'homework', nowMs);
    const covered = asked.filter(({ classId, grade }) => isUsed(grade) || months.has(classId));
    const weeks = monthWeeks(day, month);
    const smallest = smallestOf(day.school, month);
    const groups = covered.map(({ classId, name }) => {
      const { counts = {}, rolls = {} } = months.get(classId) ?? {};
      const children = sizes.get(classId) ?? 0;
      return classGroup({ key: classId, name, counts, rolls, children }, weeks, smallest);
    });
    const { parts, ...whole } = rolledUp(level, covered, groups);
    const isTeacher = level === 'class' && classIdsOf(caller, 'class-teacher').includes(key);
    const remarks = isTeacher
      ? await remarksOf(key, weeksWithForms(months.get(key)?.counts ?? {}, weeks, smallest))
      : [];
    return {
      month,
      level,
      limits: day.limits,
      smallest,
      whole: { ...figuresOf({ ...whole, parts }, weeks, day.limits), key: '', name: '' },
      groups: parts.map((group) => figuresOf(group, weeks, day.limits)),
      remarks,
    };
  });
}

/** Holds for a whole month: two reads of it are never of two sizes. */
function smallestOf({ policyValues }: School, month: string): number {
  return smallestGroupAt(policyValues, localDateTime(`${month}-01`, '00:00'));
}

/** Every form speaks of all subjects together. */
function weeksWithForms(counts: Counts, { over }: Weeks, smallest: number): string[] {
  return weeksShown(histogramsOf(counts, 'all'), over, smallest);
}

/** What the caller may see; without a word about it, what the caller answers for. `not-found` for the rest. */
function askedFor(
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

/** The whole of a level, with its parts one level below. */
function rolledUp(level: Level, covered: readonly ClassFacts[], groups: readonly Group[]): Group {
  const [only] = groups;
  if (level === 'class' && only) return only;
  if (level === 'grade') return wholeOf('', groups);
  const grades = [...new Set(covered.map(({ grade }) => grade))];
  const ofGrade = (grade: number) => groups.filter((_, place) => covered[place]?.grade === grade);
  return wholeOf(
    '',
    grades.map((grade) => wholeOf(String(grade), ofGrade(grade))),
  );
}
