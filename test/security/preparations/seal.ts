/** What must be there before an allowed call of the sealed identity can succeed (M6). */
import type { SealHolder, SealKey } from '../../../cloudfunctions/features/seal/collections';
import { makeHolderKey } from '../../../cloudfunctions/platform/seal/holder-key';
import { makeRoleKey } from '../../../cloudfunctions/platform/seal/role-key';
import type { Role } from '../../../src/shared/action/contract';
import { demoPassphrase, demoRecoveryCode } from '../../../src/shared/seal/demo';
import { keyRoles, type KeyRole } from '../../../src/shared/seal/model';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import {
  approveOpening,
  requestOpening,
  startDrill,
} from '../../../src/shared/seal/opening-contracts';
import { noTries } from '../../../src/shared/seal/tries';
import { insertDocument } from '../../harness/change-document';
import type { ActionName, Objects } from '../examples';
import type { MatrixWorld } from '../matrix-world';
import type { Preparation, Prepared } from '../preparations';
import type { SchoolId } from '../test-accounts';

const passphrase = demoPassphrase;
const danger = '我不想活了，今天晚上就想从楼上跳下去。';
const cost = 10;
const neverMs = 8_640_000_000_000_000;

/** Who holds a key in the demonstration, by role. */
const holders: Partial<Record<Role, string>> = {
  leader: 'demo-leader-1',
  'lead-counsellor': 'demo-lead',
  counsellor: 'demo-c-1',
  'district-receiver': 'demo-receiver-1',
};
const holderOf = (role: Role) => holders[role] ?? 'demo-lead';
const keyOf = (role: Role): KeyRole => {
  if (role === 'district-receiver') return 'district';
  return role === 'leader' ? 'leader' : 'lead';
};
/** Somebody who may hold the same key and does not. */
const candidates: Partial<Record<Role, string>> = {
  leader: 'demo-leader-2',
  'district-receiver': 'demo-receiver-2',
};
const candidateOf = (role: Role) => candidates[role] ?? 'demo-c-2';

/** Past the product: a request that waits, of each school. */
export async function makeOpening(matrix: MatrixWorld, schoolId: SchoolId): Promise<string> {
  const _id = `${schoolId}-opening-that-waits`;
  await insertDocument(matrix.world, 'seal_openings', {
    _id,
    schoolId,
    kind: 'thread',
    threadId: `${schoolId}-thread-that-is-gone`,
    testSeal: null,
    askedById: `${schoolId}-lead`,
    reason: '要马上找到人',
    track: {
      state: 'asked',
      askedAtMs: 0,
      lapsesAtMs: neverMs,
      approvals: [],
      excludedIds: [],
      openedAtMs: null,
      closesAtMs: null,
      endedAtMs: null,
    },
    half: null,
    opened: null,
    declined: null,
    guardian: null,
    student: null,
    reviewAtMs: null,
    nextAtMs: neverMs,
    version: 1,
  });
  return _id;
}

export function sealPreparations(
  matrix: () => MatrixWorld,
): Partial<Record<ActionName, Preparation>> {
  const world = () => matrix().world;
  const person = (personId: string, objects: Partial<Objects> = {}): Prepared => ({
    person: world().person(personId),
    objects,
  });
  const documents = async <T>(name: string) =>
    ((await world().dump(name))[name] ?? []) as unknown as T[];

  /** A passphrase that the examples know. */
  const giveKey = async (personId: string, confirmed: boolean): Promise<void> => {
    const made = await makeHolderKey(personId, passphrase, demoRecoveryCode, cost);
    const known = (await documents<SealHolder>('seal_holders')).some(({ _id }) => _id === personId);
    const fields = { ...made, confirmed, ...noTries };
    if (known) return matrix().changeStored('seal_holders', personId, fields);
    const base = { _id: personId, schoolId: 'demo', madeAtMs: 0, version: 1 };
    return insertDocument(world(), 'seal_holders', { ...base, ...fields });
  };
  const ownAccount =
    (confirmed: boolean): Preparation =>
    async (role) => {
      const account = matrix().accounts.of('demo', role);
      await giveKey(account.personId, confirmed);
      return { person: account, objects: {} };
    };

  let seeded: SealKey[] | undefined;
  /** The key as it was seeded, with other holders; what the school tells of it too. */
  const resetKey = async (
    role: KeyRole,
    change: (key: SealKey) => Partial<SealKey>,
  ): Promise<void> => {
    seeded ??= await documents<SealKey>('seal_keys');
    const keys = seeded.filter(({ schoolId }) => schoolId === 'demo');
    const key = keys.find((one) => one.role === role);
    const [school] = (await documents<{ _id: string; seal: object }>('schools')).filter(
      ({ _id }) => _id === 'demo',
    );
    if (!key || !school) throw new Error('not seeded');
    const { _id, ...fields } = { ...key, ...change(key) };
    await matrix().changeStored('seal_keys', _id, fields);
    const told = { keyId: key.keyId, publicKey: key.publicKey };
    await matrix().changeStored('schools', 'demo', { seal: { ...school.seal, [role]: told } });
  };

  const endDrills = async (): Promise<void> => {
    for (const { _id, kind, track } of await documents<{
      _id: string;
      kind: string;
      track: { askedAtMs: number };
    }>('seal_openings'))
      if (kind === 'drill')
        await matrix().changeStored('seal_openings', _id, {
          track: { ...track, state: 'declined' },
        });
  };
  /** What those of the district open is about the school's leaders (W9). */
  const redThread = async (role: Role): Promise<string> => {
    if (role !== 'district-receiver') return matrix().newThread(matrix().freshStudent(), danger);
    const child = await world().as(matrix().freshStudent());
    return (await child.call(postMessage, { text: danger, concerns: ['leaders'] })).thread.threadId;
  };
  const asked = async (role: Role): Promise<string> => {
    const asker = await world().as(await matrix().onDuty('demo'));
    const input = { threadId: await redThread(role), reason: '要马上找到人' };
    return (await asker.call(requestOpening, input)).opening.openingId;
  };
  const drill: Preparation = async (role) => {
    await restoreHolders();
    if (role === 'district-receiver')
      return person(holderOf(role), { openingId: await asked(role) });
    await endDrills();
    const starter = await world().as('demo-leader-2');
    const { opening } = await starter.call(startDrill, {});
    return person(holderOf(role), { openingId: opening.openingId });
  };

  /** Asked for by whoever stands duty, approved by a leader and the lead. */
  const opened: Preparation = async (role) => {
    await restoreHolders();
    const duty = await matrix().onDuty('demo');
    const openingId = await asked(role);
    const first = role === 'district-receiver' ? 'demo-receiver-1' : 'demo-leader-1';
    for (const approver of [first, 'demo-lead'])
      await (await world().as(approver)).call(approveOpening, { openingId, passphrase });
    return role === 'counsellor'
      ? { person: duty, objects: { openingId } }
      : person(holderOf(role), { openingId });
  };

  return {
    'seal.make-key': ownAccount(true),
    'seal.confirm-key': ownAccount(false),
    'seal.recover': ownAccount(true),
    'seal.admit': async (role) => {
      const colleagueId = candidateOf(role);
      await giveKey(colleagueId, true);
      await resetKey(keyOf(role), ({ shares }) => ({
        shares: shares.filter(({ personId }) => personId !== colleagueId),
      }));
      return person(holderOf(role), { colleagueId, keyRole: keyOf(role) });
    },
    'seal.remove': async (role) => {
      const colleagueId = 'demo-c-4';
      await restoreHolders();
      await resetKey(keyOf(role), ({ shares }) => ({
        shares: [...shares, { personId: colleagueId, sealed: 'of nobody' }],
      }));
      return person(holderOf(role), { colleagueId, keyRole: keyOf(role) });
    },
    // Nothing is sealed to the key before any more: the call that ends it.
    'seal.reseal': async (role) => {
      await restoreHolders();
      const all = await documents<SealHolder>('seal_holders');
      const mine = all.filter(({ _id }) => _id === holderOf(role));
      const before = await makeRoleKey(
        mine.map(({ _id, publicKey }) => ({ personId: _id, publicKey })),
      );
      const previous = { keyId: before.keyId, shares: before.shares, sinceMs: 0 };
      await resetKey(keyOf(role), () => ({ previous }));
      return person(holderOf(role), { keyRole: keyOf(role) });
    },
    'seal.request': async (role) => ({
      person: role === 'counsellor' ? await matrix().onDuty('demo') : matrix().actor('demo', role),
      objects: { threadId: await redThread(role) },
    }),
    'seal.drill': async (role) => {
      await restoreHolders();
      await endDrills();
      return person(holderOf(role));
    },
    'seal.approve': drill,
    'seal.decline': drill,
    'seal.view': opened,
    'seal.close': opened,
    'seal.record': opened,
  };

  /** As seeded: what another act took away is there again. */
  async function restoreHolders(): Promise<void> {
    for (const role of keyRoles) await resetKey(role, () => ({}));
  }
}
