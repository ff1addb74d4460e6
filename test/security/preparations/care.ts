/** What must be there before an allowed call of the teachers' own channel can succeed (M8). */
import type { AccessDocument } from '../../../cloudfunctions/platform/collections/access';
import { postCare } from '../../../src/shared/care/author-contracts';
import { careHouseOf } from '../../../src/shared/care/house';
import { admitToCare, careHousehold } from '../../../src/shared/care/house-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import { changeDocument, removeDocument } from '../../harness/change-document';
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
  let last = 0;
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
  /** Past the product: the neighbour's teacher is of the union, and no house was ever begun there. */
  const fresh = async () => {
    const { world } = matrix();
    const schoolId = careHouseOf('demo2');
    const dump = await world.dump('staff', 'account_persons', 'access');
    const chair = world.person('demo2-t-3-1');
    await removeDocument(world, 'schools', schoolId);
    for (const name of ['staff', 'account_persons'])
      for (const one of dump[name] ?? [])
        if (one['schoolId'] === schoolId) await removeDocument(world, name, String(one['_id']));
    const accounts = (dump['access'] ?? []) as unknown as AccessDocument[];
    const account = accounts.find(({ persons }) =>
      persons.some(({ personId }) => personId === chair.personId),
    );
    if (!account) throw new Error('not seeded');
    const union = {
      role: 'union',
      scope: 'school',
      fromDate: '2020-01-01',
      toDate: null,
      grade: null,
    };
    const persons = account.persons
      .filter((one) => one.schoolId !== schoolId)
      .map((one) => ({ ...one, assignments: [...one.assignments, union] }));
    await changeDocument(world, 'access', account._id, { persons });
    const { grade: _grade, ...right } = union;
    await changeDocument(world, 'staff', chair.personId, { assignments: [right] });
    return chair;
  };
  return {
    'care.post': own,
    'care.list-own': own,
    'care.read-own': answered,
    'care.close-own': own,
    'care.rate': answered,
    'care.open-house': async () => ({ person: await fresh(), objects: {} }),
    'care.household': ofHouse,
    'care.admit': async (role) => {
      last += 1;
      const prepared = await ofHouse(role);
      // The instance knows the house from here on.
      await (await matrix().world.as(prepared.person)).call(careHousehold, {});
      return { ...prepared, objects: { memberMobile: `1390001${1_000 + last}` } };
    },
    'care.let-go': async () => {
      const person = matrix().world.person(union);
      last += 1;
      const mobile = `1390002${1_000 + last}`;
      const input = { name: '慕容和', mobile, part: 'counsellor' as const };
      const { personId } = await (await matrix().world.as(person)).call(admitToCare, input);
      return { person, objects: { memberId: personId } };
    },
  };
}
