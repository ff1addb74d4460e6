/**
 * Materialises `access` anew after the roster changed (architecture: Caller). Right after the commit by whoever
 * wrote, otherwise by the clock, which finds the markers. A rebuild reads the version of the access document before
 * the roster and writes only on that version: one that began earlier never wins over one that knows more.
 */
import { command } from '../../../platform/cloud';
import { access } from '../../../platform/collections/access';
import { schools } from '../../../platform/collections/schools';
import { AppError } from '../../../platform/errors';
import {
  addOnce,
  compareAndSet,
  find,
  findEvery,
  getById,
  pageSize,
} from '../../../platform/store';
import { transact } from '../../../platform/transact';
import { accessDocumentsFrom } from '../access-documents';
import { chunksOf } from '../chunks';
import { passcodes } from '../join-collections';
import {
  accessRebuilds,
  accountPersons,
  classes,
  guardianLinks,
  people,
  staff,
  teaching,
  type AccessRebuild,
  type Person,
  type StaffMember,
} from '../collections';

/** Tries of one account against other rebuilds of the same one. */
const maxTries = 10;
/** Markers taken away in one transaction. */
const atOnce = 30;

/** Of one school. Safe to repeat, to run twice at once and to die half-way. */
export async function rebuildAccess(
  schoolId: string,
  rebuildIds: readonly string[],
): Promise<void> {
  for (const ids of chunksOf([...new Set(rebuildIds)])) {
    const found = await find(accessRebuilds, { _id: command.in(ids) });
    await rebuildFor(
      schoolId,
      found.filter((marker) => marker.schoolId === schoolId),
    );
  }
}

/** What was left by invocations that died; at most a page in a minute. */
export async function finishRebuilds(): Promise<void> {
  const left = await find(accessRebuilds, {}, { orderBy: [['_id', 'asc']] });
  for (const schoolId of new Set(left.map((marker) => marker.schoolId)))
    await rebuildFor(
      schoolId,
      left.filter((marker) => marker.schoolId === schoolId),
    );
}

async function rebuildFor(schoolId: string, markers: readonly AccessRebuild[]): Promise<void> {
  if (markers.length === 0) return;
  const personIds = await personsOf(schoolId, markers);
  const accountIds = new Set(
    markers.filter(({ kind }) => kind === 'account').map(({ _id }) => _id.slice('account.'.length)),
  );
  for (const ids of chunksOf(personIds))
    for (const { accountId } of await findEvery(accountPersons, { personId: command.in(ids) }))
      accountIds.add(accountId);
  for (const accountId of accountIds) await rebuildAccount(accountId);
  for (let start = 0; start < markers.length; start += atOnce)
    await takeAway(markers.slice(start, start + atOnce));
}

/** Everybody whose access says something of the marked: a guardian's the grade of each child, a teacher's of each class. */
async function personsOf(schoolId: string, markers: readonly AccessRebuild[]): Promise<string[]> {
  const found = new Set<string>();
  for (const { _id, kind, personIds } of markers) {
    const id = _id.slice(kind.length + 1);
    for (const one of personIds) found.add(one);
    if (kind === 'person') found.add(id);
    else if (kind === 'class') for (const one of await personsOfClass(schoolId, id)) found.add(one);
  }
  for (const ids of chunksOf([...found]))
    for (const { guardianId } of await findEvery(guardianLinks, { studentId: command.in(ids) }))
      found.add(guardianId);
  return [...found];
}

async function personsOfClass(schoolId: string, classId: string): Promise<string[]> {
  const students = await findEvery(people, { schoolId, classId });
  const schoolClass = await getById(classes, classId);
  const lessons = await findEvery(teaching, { schoolId, classId });
  return [
    ...students.map(({ _id }) => _id),
    ...lessons.map(({ teacherId }) => teacherId),
    ...(schoolClass ? [schoolClass.classTeacherId] : []),
  ];
}

/** Throws `busy` when others rebuild the same account all the time: the marker stays for the clock. */
export async function rebuildAccount(accountId: string): Promise<void> {
  for (let tries = 0; tries < maxTries; tries += 1) {
    const stored = await getById(access, accountId);
    const persons = await accessPersonsOf(accountId);
    if (stored) {
      if (await compareAndSet(access, stored, { persons })) return;
    } else if (persons.length === 0) return;
    else if (await addOnce(access, { _id: accountId, persons, version: 0 })) return;
  }
  throw new AppError('busy', 'rebuild of access');
}

async function accessPersonsOf(accountId: string) {
  const bound = await find(accountPersons, { accountId });
  const ids = bound.map(({ personId }) => personId);
  if (ids.length === 0) return [];
  const own = { _id: command.in(ids), leftOn: null };
  const [persons, colleagues, links, chosen] = await Promise.all([
    find(people, own),
    find(staff, own),
    find(guardianLinks, { guardianId: command.in(ids) }),
    find(passcodes, { _id: command.in(ids) }),
  ]);
  const childIds = links.map(({ studentId }) => studentId).slice(0, pageSize);
  const children =
    childIds.length === 0 ? [] : await find(people, { _id: command.in(childIds), leftOn: null });
  const led = colleagues.map(({ _id }) => _id);
  const classesHeld = colleagues.flatMap(({ assignments }) =>
    assignments.flatMap(({ scope }) => (scope.startsWith('class:') ? scope.slice(6) : [])),
  );
  const classIds = [
    ...classesHeld,
    ...[...persons, ...children].flatMap(({ classId }) => classId ?? []),
  ];
  const [known, taught, ofSchools] = await Promise.all([
    classIds.length === 0 ? [] : find(classes, { _id: command.in([...new Set(classIds)]) }),
    led.length === 0 ? [] : find(classes, { classTeacherId: command.in(led), closedOn: null }),
    find(schools, { _id: command.in([...new Set(bound.map(({ schoolId }) => schoolId))]) }),
  ]);
  const roster = {
    schools: ofSchools,
    classes: [...known, ...taught],
    people: [...persons, ...children],
    staff: colleagues,
    guardianLinks: links.filter(({ studentId }) => children.some(({ _id }) => _id === studentId)),
    guardedIds: chosen.map(({ _id }) => _id),
    accounts: [{ accountId, personIds: inOrder(colleagues, persons) }],
  };
  return accessDocumentsFrom(roster)[0]?.persons ?? [];
}

/** Who acts when none is named: the grown-up before the child, at work before at home. */
function inOrder(colleagues: readonly StaffMember[], persons: readonly Person[]): string[] {
  const ofKind = (wanted: Person['kind']) => persons.filter(({ kind }) => kind === wanted);
  return [colleagues, ofKind('guardian'), ofKind('student')].flatMap((some) =>
    some.map(({ _id }) => _id).sort(),
  );
}

/** Only a marker that is still the one that was seen: somebody may have written again meanwhile. */
async function takeAway(markers: readonly AccessRebuild[]): Promise<void> {
  await transact(async (transaction) => {
    for (const { _id, token } of markers) {
      const now = await transaction.get(accessRebuilds, _id);
      if (now?.token === token) await transaction.remove(accessRebuilds, _id);
    }
  });
}
