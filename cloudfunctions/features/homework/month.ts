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
    const [wide, ofGrade] = widest(caller, level, covered);
    const [stored, sizes] = await Promise.all([
      find(homeworkMonths, {
        schoolId,
        month,
        ...(wide === 'grade' ? { grade: Number(ofGrade) } : {}),
        ...(wide === 'class' ? { _id: `${key}.${month}` } : {}),
      }),
      people.classSizes(
        schoolId,
        covered.map(({ classId }) => classId),
      ),
    ]);
    const counts = new Map(stored.map((one) => [one.classId, one.counts]));
    const ofClass = ({ classId, name }: ClassFacts): Group => ({
      key: classId,
      name,
      counts: counts.get(classId) ?? {},
      children: sizes.get(classId) ?? 0,
      parts: [],
    });
    const smallest = smallestGroupAt(day.school.policyValues, nowMs);
    const root = treeOf(wide, classesOf(wide, wide === 'class' ? key : ofGrade, classes), ofClass);
    const figures = groupsWithin(root, partOf(root, wide, level, key), {
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

/** The widest level that the caller may read around what is asked, and its grade where it is one. */
function widest(caller: Caller, level: Level, covered: readonly ClassFacts[]): [Level, string] {
  const grade = covered[0]?.grade ?? 0;
  if (caller.roles.includes('leader')) return ['school', ''];
  return [level === 'class' && gradesOf(caller).includes(grade) ? 'grade' : level, String(grade)];
}

function summed(key: string, parts: readonly Group[]): Group {
  return {
    key,
    name: '',
    counts: sumOf(parts.map(({ counts }) => counts)),
    children: parts.reduce((sum, { children }) => sum + children, 0),
    parts,
  };
}

/** The classes of a level as groups within groups. */
function treeOf(
  level: Level,
  covered: readonly ClassFacts[],
  ofClass: (facts: ClassFacts) => Group,
): Group {
  if (level !== 'school') {
    const groups = covered.map(ofClass);
    const [only] = groups;
    return level === 'class' && only ? only : summed('', groups);
  }
  const grades = [...new Set(covered.map(({ grade }) => grade))];
  return summed(
    '',
    grades.map((grade) =>
      summed(String(grade), covered.filter((one) => one.grade === grade).map(ofClass)),
    ),
  );
}

/** The group that was asked for, in a tree of the level `wide`. */
function partOf(root: Group, wide: Level, level: Level, key: string): Group {
  if (wide === level) return root;
  const below =
    level === 'class' && wide === 'school' ? root.parts.flatMap((of) => of.parts) : root.parts;
  const found = below.find((one) => one.key === key);
  if (!found) throw new AppError('not-found', 'group');
  return found;
}
