/** Who left, what waits for an answer (G2): made anew for each call. */
import { letGo } from '../../../src/shared/people/desk-contracts';
import { askCorrection } from '../../../src/shared/rights/contracts';
import type { LocalPerson } from '../../../local-cloud/gateway/people';
import type { ActionName } from '../examples';
import type { RightsObjects } from '../examples/rights';
import type { MatrixWorld } from '../matrix-world';
import type { Preparation } from '../preparations';
import type { SchoolId } from '../test-accounts';

/** Nobody else acts as these, or for their class. The small neighbour has nobody to send away: only its id is asked for. */
const leaverOf = { demo: 'demo-s-3-1-40', demo2: 'demo2-s-3-1-01' } as const;
const askerOf = { demo: 'demo-s-3-1-39', demo2: 'demo2-s-3-1-02' } as const;

async function wish(matrix: MatrixWorld, person: LocalPerson): Promise<string> {
  const asker = await matrix.world.as(person);
  const input = { childId: null, what: 'name' as const, text: '名字写错了一个字。' };
  return (await asker.call(askCorrection, input)).request.requestId;
}

async function sendAway(matrix: MatrixWorld, personId: string): Promise<void> {
  const admin = await matrix.world.as(matrix.actor('demo', 'admin'));
  await admin.call(letGo, { personId });
}

export async function makeRightsObjects(
  matrix: MatrixWorld,
  schoolId: SchoolId,
): Promise<RightsObjects> {
  if (schoolId === 'demo') await sendAway(matrix, leaverOf.demo);
  return {
    leaverId: leaverOf[schoolId],
    wishId: await wish(matrix, matrix.world.person(askerOf[schoolId])),
  };
}

export function rightsPreparations(
  matrix: () => MatrixWorld,
): Partial<Record<ActionName, Preparation>> {
  let seat = 10;
  const nextChild = () => {
    seat += 1;
    if (seat > 38) throw new Error('every child of the class was used');
    return `demo-s-3-1-${seat}`;
  };
  const who = (role: Parameters<Preparation>[0]) =>
    role === 'student' ? matrix().freshStudent() : matrix().actor('demo', role);
  const leaver: Preparation = async (role) => {
    const leaverId = nextChild();
    await sendAway(matrix(), leaverId);
    return { person: matrix().actor('demo', role), objects: { leaverId } };
  };
  const own: Preparation = (role) => Promise.resolve({ person: who(role), objects: {} });
  return {
    'people.forget': leaver,
    'people.keep': leaver,
    'rights.mine': own,
    'rights-files.take': own,
    'rights-files.take-with-words': own,
    'rights.correct': own,
    'rights.delete': own,
    'rights.take-back': async (role) => {
      const person = who(role);
      return { person, objects: { wishId: await wish(matrix(), person) } };
    },
    'rights.answer': async (role) => {
      const wishId = await wish(matrix(), matrix().world.person(nextChild()));
      const person =
        role === 'admin' ? matrix().actor('demo', 'admin') : matrix().world.person('demo-t-3-1');
      return { person, objects: { wishId } };
    },
  };
}
