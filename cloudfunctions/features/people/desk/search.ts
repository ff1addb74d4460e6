/** G1: one person among a whole school, by name or number. */
import { searchPeople as contract } from '../../../../src/shared/people/desk-contracts';
import { defineAction } from '../../../platform/action';
import { command } from '../../../platform/cloud';
import { find, findEvery } from '../../../platform/store';
import {
  classes,
  guardianLinks,
  people,
  staff,
  type Person,
  type StaffMember,
} from '../collections';
import { inChunks, joinedOf } from './class-list';

const most = 30;

export function searchPeople() {
  return defineAction(contract, async ({ text }, { caller }) => {
    const { schoolId } = caller;
    const end = `${text}\uffff`;
    const begins = command.and([command.gte(text), command.lt(end)]);
    const here = { schoolId, leftOn: null };
    // By the beginning, which an index answers; a mobile by its whole.
    const [byName, byNumber, byMobile, colleagues] = await Promise.all([
      find(people, { ...here, name: begins }, { limit: most + 1 }),
      find(people, { ...here, studentNumber: begins }, { limit: most + 1 }),
      find(people, { ...here, mobile: text }, { limit: most + 1 }),
      findEvery(staff, here),
    ]);
    const atWork = colleagues.filter((one) => fits(one, text));
    const families = [
      ...new Map([...byName, ...byNumber, ...byMobile].map((one) => [one._id, one])).values(),
    ];
    const shown = families.slice(0, most - Math.min(atWork.length, most));
    const joined = await joinedOf([...atWork, ...shown].map(({ _id }) => _id));
    const what = await wordsOf(schoolId, shown);
    return {
      more: atWork.length + families.length > most,
      found: [
        ...atWork.slice(0, most).map(({ _id, name, roleName }) => ({
          ...{ personId: _id, name, kind: 'staff' as const, what: roleName, classId: null },
          joined: joined.has(_id),
        })),
        ...shown.map(({ _id, name, kind, classId }) => ({
          ...{ personId: _id, name, kind, classId },
          what: what.get(_id) ?? '',
          joined: joined.has(_id),
        })),
      ],
    };
  });
}

function fits({ name, staffNumber, mobile }: StaffMember, text: string): boolean {
  return name.includes(text) || staffNumber === text || mobile === text;
}

/** A child's class; whose parent somebody is. */
async function wordsOf(schoolId: string, shown: readonly Person[]): Promise<Map<string, string>> {
  const names = new Map(
    (await findEvery(classes, { schoolId })).map(({ _id, name }) => [_id, name]),
  );
  const guardians = shown.filter(({ kind }) => kind === 'guardian').map(({ _id }) => _id);
  const links = await inChunks(guardians, (some) =>
    findEvery(guardianLinks, { guardianId: command.in(some) }),
  );
  const children = new Map(
    (
      await inChunks([...new Set(links.map(({ studentId }) => studentId))], (some) =>
        findEvery(people, { _id: command.in(some), leftOn: null }),
      )
    ).map((one) => [one._id, one]),
  );
  const childrenOf = (guardianId: string) =>
    links
      .filter((link) => link.guardianId === guardianId)
      .flatMap(({ studentId }) => children.get(studentId)?.name ?? []);
  return new Map(
    shown.map(({ _id, kind, classId }) => [
      _id,
      kind === 'student' ? (names.get(classId ?? '') ?? '') : `${childrenOf(_id).join('、')}的家长`,
    ]),
  );
}
