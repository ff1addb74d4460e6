/** G1: a class and its families, for its teacher. */
import { classList as contract } from '../../../../src/shared/people/desk-contracts';
import { defineAction } from '../../../platform/action';
import { command } from '../../../platform/cloud';
import { findEvery } from '../../../platform/store';
import { chunksOf } from '../chunks';
import { accountPersons, classes, guardianLinks, people, type Person } from '../collections';
import { passcodes } from '../join-collections';
import { byPlace, isAdmin, requireClass } from './reach';

export function classList() {
  return defineAction(contract, async ({ classId }, { caller }) => {
    const { name, schoolId } = await requireClass(caller, classId);
    const students = await findEvery(people, { schoolId, classId, kind: 'student', leftOn: null });
    const ids = students.map(({ _id }) => _id);
    const [links, secured] = await Promise.all([
      inChunks(ids, (some) => findEvery(guardianLinks, { studentId: command.in(some) })),
      inChunks(ids, (some) => findEvery(passcodes, { _id: command.in(some) })),
    ]);
    const guardianIds = [...new Set(links.map(({ guardianId }) => guardianId))];
    const [guardians, joined] = await Promise.all([
      inChunks(guardianIds, (some) => findEvery(people, { _id: command.in(some), leftOn: null })),
      joinedOf([...ids, ...guardianIds]),
    ]);
    const known = new Map(guardians.map((one) => [one._id, one]));
    const withPasscode = new Set(secured.map(({ _id }) => _id));
    const familyOf = (student: Person) =>
      links
        .filter(({ studentId }) => studentId === student._id)
        .flatMap(({ guardianId, relation }) => {
          const guardian = known.get(guardianId);
          if (!guardian) return [];
          const { name: called, mobile } = guardian;
          return [{ name: called, mobile, relation, joined: joined.has(guardianId) }];
        });
    const taught = isAdmin(caller) ? await findEvery(classes, { schoolId, closedOn: null }) : [];
    return {
      className: name,
      otherClasses: taught
        .filter(({ _id }) => _id !== classId)
        .sort(byPlace)
        .map((one) => ({ classId: one._id, name: one.name })),
      students: students.sort(byNumber).map((one) => ({
        studentId: one._id,
        name: one.name,
        studentNumber: one.studentNumber,
        joined: joined.has(one._id),
        hasPasscode: withPasscode.has(one._id),
        guardians: familyOf(one),
      })),
    };
  });
}

function byNumber(one: Person, other: Person): number {
  const key = ({ studentNumber, _id }: Person) => `${studentNumber ?? '~'} ${_id}`;
  return key(one) < key(other) ? -1 : 1;
}

export async function inChunks<T>(
  ids: readonly string[],
  read: (some: string[]) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = [];
  for (const some of chunksOf(ids)) found.push(...(await read(some)));
  return found;
}

/** Those of the persons to whom a WeChat is bound. */
export async function joinedOf(personIds: readonly string[]): Promise<Set<string>> {
  const bound = await inChunks(personIds, (some) =>
    findEvery(accountPersons, { personId: command.in(some) }),
  );
  return new Set(bound.map(({ personId }) => personId));
}
