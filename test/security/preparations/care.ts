/** What must be there before an allowed call of the teachers' own channel can succeed (M8). */
import { postCare } from '../../../src/shared/care/author-contracts';
import { admitToCare } from '../../../src/shared/care/house-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import { allSeen } from '../../harness/all-seen';
import type { ActionName } from '../examples';
import type { MatrixWorld } from '../matrix-world';
import type { Preparation } from '../preparations';

/** As seeded: the house's people. */
const union = 'care-union';
const outside = 'care-lead';

export function carePreparations(
  matrix: () => MatrixWorld,
): Partial<Record<ActionName, Preparation>> {
  const own: Preparation = async (role) => {
    const person = matrix().actor('demo', role);
    const writer = await matrix().world.as(person);
    const { thread } = await writer.call(postCare, { text: '最近睡不好。' });
    return { person, objects: { careThreadId: thread.threadId } };
  };
  const answered: Preparation = async (role) => {
    const prepared = await own(role);
    const threadId = prepared.objects.careThreadId ?? '';
    const counsellor = await matrix().world.as(outside);
    await counsellor.call(replyToThread, { threadId, text: '我在听。', seenSeq: allSeen });
    return prepared;
  };
  const ofHouse: Preparation = () =>
    Promise.resolve({ person: matrix().world.person(union), objects: {} });
  return {
    'care.post': own,
    'care.list-own': own,
    'care.read-own': answered,
    'care.close-own': own,
    'care.rate': answered,
    // Begun by the same person before: the house is there.
    'care.open-house': () =>
      Promise.resolve({ person: matrix().world.person('demo-union-1'), objects: {} }),
    'care.household': ofHouse,
    'care.admit': ofHouse,
    'care.let-go': async () => {
      const person = matrix().world.person(union);
      const input = { name: '慕容和', mobile: '13900000002', part: 'counsellor' as const };
      const { personId } = await (await matrix().world.as(person)).call(admitToCare, input);
      return { person, objects: { memberId: personId } };
    },
  };
}
