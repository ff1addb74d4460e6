/** What must be there before an allowed call about people can succeed (G1). */
import { inviteClass, inviteColleague } from '../../../src/shared/people/invite-contracts';
import { join, myApplications } from '../../../src/shared/people/join-contracts';
import { setPasscode } from '../../../src/shared/people/passcode-contracts';
import { promote } from '../../../src/shared/people/promotion-contracts';
import { rosterYearOf } from '../../../src/shared/people/school-classes';
import { toLocalDate } from '../../../src/shared/time';
import { roles, type Role } from '../../../src/shared/action/contract';
import type { ActionName, Objects } from '../examples';
import { examplePasscode, type PeopleObjects } from '../examples/people';
import type { MatrixWorld } from '../matrix-world';
import type { Preparation, Prepared } from '../preparations';
import type { SchoolId } from '../test-accounts';

/** A class of each school whose children the inputs name, and the child that the school's own example is about. */
const classOf = { demo: 'demo-4-3', demo2: 'demo2-3-1' } as const;
const childOf = { demo: 'demo-s-4-3-09', demo2: 'demo2-s-3-1-02' } as const;

async function codeFor(matrix: MatrixWorld, schoolId: SchoolId) {
  const admin = await matrix.world.as(matrix.world.personOf(schoolId, 'admin'));
  return admin.call(inviteClass, { classId: classOf[schoolId], role: 'guardian' });
}

async function facts(matrix: MatrixWorld, personId: string) {
  const people = (await matrix.world.dump('people'))['people'] ?? [];
  const found = people.find(({ _id }) => _id === personId);
  return { name: String(found?.['name']), number: String(found?.['studentNumber']) };
}

/** Somebody new asks to be the parent of this child. */
async function application(matrix: MatrixWorld, code: string, personId: string): Promise<string> {
  const newcomer = await matrix.world.as(matrix.accounts.newcomer());
  const form = { code, ownName: '林秀云', relation: 'mother' as const };
  await newcomer.call(join, { ...form, ...(await facts(matrix, personId)) });
  return (await newcomer.call(myApplications, {})).applications[0]?.applicationId ?? '';
}

export async function makePeopleObjects(
  matrix: MatrixWorld,
  schoolId: SchoolId,
): Promise<PeopleObjects> {
  const { code, invitationId } = await codeFor(matrix, schoolId);
  const { name, number } = await facts(matrix, childOf[schoolId]);
  return {
    joinCode: code,
    invitationId,
    applicationId: await application(matrix, code, childOf[schoolId]),
    childName: name,
    childNumber: number,
    rosterYear: rosterYearOf(toLocalDate(await matrix.world.nowMs())),
  };
}

export function peoplePreparations(
  matrix: () => MatrixWorld,
): Partial<Record<ActionName, Preparation>> {
  const desk = (role: Role, objects: Partial<Objects> = {}): Prepared => ({
    person:
      role === 'admin' ? matrix().actor('demo', 'admin') : matrix().world.person('demo-t-4-3'),
    objects,
  });
  // Of a class in which nobody else prepares anything, and no fresh student sits.
  let seat = 10;
  const nextChild = () => {
    seat += 1;
    if (seat > 43) throw new Error('every child of the class was used');
    return `demo-s-4-3-${seat}`;
  };
  const withChild: Preparation = (role) => Promise.resolve(desk(role, { studentId: nextChild() }));
  const withPasscode = async (studentId: string) => {
    const child = await matrix().world.as(studentId);
    await child.call(setPasscode, { passcode: examplePasscode });
    return child.person;
  };
  const ofDesk: Preparation = (role) => Promise.resolve(desk(role));
  // One code for all roles of an action: an administrator makes twenty a minute at most.
  let joinCode = '';
  const newcomer: Preparation = async (role) => {
    if (role === roles[0]) joinCode = (await codeFor(matrix(), 'demo')).code;
    return { person: matrix().accounts.newcomer(), objects: { joinCode } };
  };

  /** The small neighbour's only class is a year behind; what was begun before is over. */
  const classBehind = async (): Promise<Prepared> => {
    const year = rosterYearOf(toLocalDate(await matrix().world.nowMs()));
    const behind = { grade: 3, name: '三（1）班', entryYear: year - 3 };
    await matrix().changeStored('classes', 'demo2-3-1', behind);
    for (const id of ['demo2-s-3-1-01', 'demo2-s-3-1-02'])
      await matrix().changeStored('people', id, { grade: 3 });
    const over = { state: 'done', waiting: [], moved: 0 };
    const known = (await matrix().world.dump('promotions'))['promotions'] ?? [];
    // Not the first one, which is another change in the store.
    if (known.length === 0) {
      const admin = await matrix().world.as(matrix().actor('demo2', 'admin'));
      await admin.call(promote, { year });
    }
    await matrix().changeStored('promotions', `demo2.${year}`, over);
    return { person: matrix().actor('demo2', 'admin'), objects: {} };
  };

  return {
    'people.check-code': newcomer,
    'people.join': newcomer,
    'people.invite-class': async (role) => {
      // Not the first one: a new code ends the one before.
      await codeFor(matrix(), 'demo');
      return desk(role, { classId: classOf.demo });
    },
    'people.invite-colleague': async (role) => {
      const admin = await matrix().world.as(matrix().actor('demo', 'admin'));
      await admin.call(inviteColleague, { personId: 'demo-en-4' });
      return desk(role, { colleagueId: 'demo-en-4' });
    },
    'people.revoke-invitation': async (role) =>
      desk(role, { invitationId: (await codeFor(matrix(), 'demo')).invitationId }),
    'people.decide-application': async (role) => {
      const { code } = await codeFor(matrix(), 'demo');
      return desk(role, { applicationId: await application(matrix(), code, nextChild()) });
    },
    'people.invitations': ofDesk,
    'people.applications': ofDesk,
    'people.class-list': (role) => Promise.resolve(desk(role, { classId: classOf.demo })),
    'people.reset-passcode': async (role) => {
      const studentId = nextChild();
      await withPasscode(studentId);
      return desk(role, { studentId });
    },
    'people.move': (role) =>
      Promise.resolve(desk(role, { studentId: nextChild(), classId: 'demo-4-2' })),
    'people.leave': withChild,
    'people.unbind': withChild,
    'people.set-passcode': () => Promise.resolve({ person: matrix().freshStudent(), objects: {} }),
    'people.unlock': async () => ({
      person: await withPasscode(matrix().freshStudent().personId),
      objects: {},
    }),
    'people.promote': classBehind,
    'people.promotion-step': classBehind,
  };
}
