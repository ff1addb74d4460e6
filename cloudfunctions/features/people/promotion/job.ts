/**
 * The promotion as a job (G1): begun once a year, one class at a step, driven by the page and ended by the clock. A
 * step that died is done again: what it did is found done.
 */
import { endRights } from '../../../../src/shared/people/assignments';
import { topGradeAt } from '../../../../src/shared/people/policy';
import { dueMoves, type Move } from '../../../../src/shared/people/promotion';
import { classNameOf, rosterYearOf } from '../../../../src/shared/people/school-classes';
import { subjects } from '../../../../src/shared/people/subjects';
import { toLocalDate } from '../../../../src/shared/time';
import { loadSchool } from '../../../platform/school';
import { count, find, findEvery, getById } from '../../../platform/store';
import { transact } from '../../../platform/transact';
import { classes, people, staff, teaching, type Person, type SchoolClass } from '../collections';
import { promotions, type Promotion } from '../join-collections';
import { editRoster, rebuildIdOf, type Alongside } from '../roster-write/edit';
import { leave } from '../roster-write/leave';
import { rebuildAccess } from '../roster-write/rebuild';

/** Children whose grade is raised in one transaction. */
const atOnce = 20;

export function promotionIdOf(schoolId: string, nowMs: number): string {
  return `${schoolId}.${rosterYearOf(toLocalDate(nowMs))}`;
}

export async function movesDue(schoolId: string, nowMs: number): Promise<Move[]> {
  const { policyValues } = await loadSchool(schoolId, nowMs);
  const taught = await findEvery(classes, { schoolId, closedOn: null });
  const known = taught.map(({ _id, ...rest }) => ({ ...rest, classId: _id }));
  return dueMoves(known, topGradeAt(policyValues, nowMs), toLocalDate(nowMs));
}

/** Once a year: a second one finds the first. */
export async function begin(
  schoolId: string,
  startedBy: string,
  nowMs: number,
  alongside: Alongside,
): Promise<void> {
  const moves = await movesDue(schoolId, nowMs);
  const date = toLocalDate(nowMs);
  const _id = promotionIdOf(schoolId, nowMs);
  await transact(async (transaction) => {
    if (!(await alongside(transaction))) return;
    const known = await transaction.get(promotions, _id);
    if (known?.state === 'running' || moves.length === 0) return;
    const waiting = moves.map(({ classId, grade }) => ({ classId, grade }));
    const running = { state: 'running' as const, waiting, date, startedBy };
    if (known)
      return transaction.update(promotions, _id, { ...running, version: known.version + 1 });
    const year = rosterYearOf(date);
    await transaction.add(promotions, {
      ...{ _id, schoolId, year, moved: 0, graduated: 0, version: 1 },
      ...running,
    });
  });
}

/** One class, the highest first. Safe to repeat, to run twice at once and to die half-way. */
export async function step(promotion: Promotion, nowMs: number): Promise<void> {
  const [next] = promotion.waiting;
  if (next) {
    const schoolClass = await getById(classes, next.classId);
    const { policyValues } = await loadSchool(promotion.schoolId, nowMs);
    const graduates = next.grade > topGradeAt(policyValues, nowMs);
    if (schoolClass && graduates) await graduate(schoolClass, promotion.date);
    else if (schoolClass) await moveUp(schoolClass, next.grade);
    const { schoolId } = promotion;
    await rebuildAccess(schoolId, [rebuildIdOf('class', next.classId)]);
    await tick(promotion, next.classId, graduates);
  } else await tick(promotion, '', false);
}

async function moveUp(schoolClass: SchoolClass, grade: number): Promise<void> {
  const { _id: classId, schoolId, number, campus } = schoolClass;
  const students = await findEvery(people, { schoolId, classId, leftOn: null });
  const behind = students.filter((one) => one.kind === 'student' && one.grade !== grade);
  for (let start = 0; start < behind.length; start += atOnce)
    await raise(behind.slice(start, start + atOnce), { classId, schoolId, grade });
  await editRoster(schoolId, async (edit) => {
    const now = await edit.require(classes, classId);
    const name = classNameOf(grade, number, campus);
    if (now.grade < grade) await edit.put(classes, now, { ...now, grade, name });
    edit.rebuild('class', classId);
    return classId;
  });
}

interface Raise {
  schoolId: string;
  classId: string;
  grade: number;
}

async function raise(some: readonly Person[], { schoolId, classId, grade }: Raise): Promise<void> {
  await editRoster(schoolId, async (edit) => {
    for (const { _id } of some) {
      const now = await edit.get(people, _id);
      // Whoever moved or left meanwhile follows the class they are in.
      if (now?.classId === classId && now.leftOn === null)
        await edit.put(people, now, { ...now, grade });
    }
    edit.rebuild('class', classId);
    return classId;
  });
}

/** Every child leaves; then the class is closed and nobody teaches it any more. */
async function graduate(schoolClass: SchoolClass, date: string): Promise<void> {
  const { _id: classId, schoolId } = schoolClass;
  const students = await findEvery(people, { schoolId, classId, leftOn: null });
  for (const { _id } of students) {
    const { rebuilds } = await leave(schoolId, _id, date);
    await rebuildAccess(schoolId, rebuilds);
  }
  const held = await findEvery(staff, { schoolId });
  const teachers = held.filter(({ assignments }) =>
    assignments.some(({ scope, toDate }) => scope === `class:${classId}` && toDate === null),
  );
  const { rebuilds } = await editRoster(schoolId, async (edit) => {
    const now = await edit.require(classes, classId);
    if (now.closedOn === null) await edit.put(classes, now, { ...now, closedOn: date });
    for (const subject of subjects) {
      const lesson = await edit.get(teaching, `${classId}.${subject}`);
      if (lesson) await edit.remove(teaching, lesson);
    }
    for (const { _id } of teachers) {
      const teacher = await edit.require(staff, _id);
      const isOfClass = ({ scope }: { scope: string }) => scope === `class:${classId}`;
      const assignments = endRights(teacher.assignments, isOfClass, date);
      await edit.put(staff, teacher, { ...teacher, assignments });
      edit.rebuild('person', _id);
    }
    edit.rebuild('class', classId);
    return classId;
  });
  await rebuildAccess(schoolId, rebuilds);
}

/** Counts a class once, however often it was worked on. */
async function tick({ _id, date }: Promotion, classId: string, graduates: boolean): Promise<void> {
  const students = await count(people, {
    classId,
    kind: 'student',
    leftOn: graduates ? date : null,
  });
  await transact(async (transaction) => {
    const now = await transaction.get(promotions, _id);
    if (now?.state !== 'running') return;
    const waiting = now.waiting.filter((one) => one.classId !== classId);
    const isFirst = waiting.length < now.waiting.length;
    await transaction.update(promotions, _id, {
      waiting,
      moved: now.moved + (isFirst && !graduates ? students : 0),
      graduated: now.graduated + (isFirst && graduates ? students : 0),
      state: waiting.length === 0 ? 'done' : 'running',
      version: now.version + 1,
    });
  });
}

/** What pages left half-way: one class of each school a minute. */
export async function goOn(nowMs: number): Promise<void> {
  for (const promotion of await find(promotions, { state: 'running' }))
    await step(promotion, nowMs);
}
