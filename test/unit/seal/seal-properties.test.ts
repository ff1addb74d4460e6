/** M6: a seal opens with one holder of each key, whoever came and went, and with nothing less. */
import fc from 'fast-check';
import {
  openIdentity,
  openPassedOn,
  openShare,
  passOn,
  sealIdentity,
  sealShare,
  type IdentitySeal,
} from '../../../cloudfunctions/platform/seal/identity';
import { makeKeyPair, type KeyPair } from '../../../cloudfunctions/platform/seal/hpke';
import {
  makeRoleKey,
  openRoleKey,
  shareRoleKey,
  type HolderShare,
} from '../../../cloudfunctions/platform/seal/role-key';
import { otherSeat, type Seat } from '../../../src/shared/seal/model';
import { rounds } from '../../harness/long-run';

interface RoleKey {
  keyId: string;
  publicKey: string;
  shares: HolderShare[];
}

const threadId = 'thread-of-a-child';
const child = 'demo-s-6-1-20';
const people = ['a', 'b', 'c', 'd', 'e'];

type Step =
  | { kind: 'join'; role: Seat; person: number }
  | { kind: 'leave'; role: Seat; person: number };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('join', 'leave'),
  role: fc.constantFrom<Seat>('leader', 'lead'),
  person: fc.nat({ max: people.length - 1 }),
});

let own: Map<string, KeyPair>;

beforeAll(async () => {
  own = new Map(
    await Promise.all(
      people.map(async (person): Promise<[string, KeyPair]> => [person, await makeKeyPair()]),
    ),
  );
});

const pairOf = (person: string): KeyPair => {
  const pair = own.get(person);
  if (!pair) throw new Error(person);
  return pair;
};
const holderOf = (personId: string) => ({ personId, publicKey: pairOf(personId).publicKey });

async function privateOf(key: RoleKey, person: string): Promise<Buffer> {
  const share = key.shares.find(({ personId }) => personId === person);
  if (!share) throw new Error(`${person} holds no share`);
  return openRoleKey(pairOf(person).privateKey, key.keyId, share);
}

/** A school whose holders come and go; every change as the product makes it. */
class School {
  keys!: Record<Seat, RoleKey>;
  seal!: IdentitySeal;
  /** What went out of use, with whoever could open it then. */
  readonly old: { role: Seat; key: RoleKey }[] = [];

  async begin(): Promise<void> {
    this.keys = {
      leader: await makeRoleKey([holderOf('a'), holderOf('b')]),
      lead: await makeRoleKey([holderOf('c'), holderOf('d')]),
    };
    this.seal = await sealIdentity(child, threadId, this.keys);
  }

  holders(role: Seat): string[] {
    return this.keys[role].shares.map(({ personId }) => personId);
  }

  async take({ kind, role, person: index }: Step): Promise<void> {
    const person = people[index] ?? 'a';
    const holders = this.holders(role);
    const holds = holders.includes(person);
    if (kind === 'join' && !holds && !this.holders(otherSeat(role)).includes(person)) {
      const key = this.keys[role];
      const privateKey = await privateOf(key, holders[0] ?? '');
      const share = await shareRoleKey(privateKey, key.keyId, holderOf(person));
      this.keys[role] = { ...key, shares: [...key.shares, share] };
    }
    if (kind === 'leave' && holds && holders.length > 2) await this.rotate(role, person);
  }

  private async rotate(role: Seat, gone: string): Promise<void> {
    const before = this.keys[role];
    const stay = this.holders(role).filter((one) => one !== gone);
    this.old.push({ role, key: before });
    const next = await makeRoleKey(stay.map(holderOf));
    const share = await openShare(
      await privateOf(before, stay[0] ?? ''),
      this.seal[role],
      threadId,
      role,
    );
    this.seal = { ...this.seal, [role]: await sealShare(share, threadId, role, next) };
    this.keys[role] = next;
  }

  async open(first: Seat, one: string, other: string): Promise<string> {
    const second = otherSeat(first);
    const firstShare = await openShare(
      await privateOf(this.keys[first], one),
      this.seal[first],
      threadId,
      first,
    );
    const half = await passOn(firstShare, 'opening', first, this.keys[second]);
    const secondKey = await privateOf(this.keys[second], other);
    const own = await openShare(secondKey, this.seal[second], threadId, second);
    const passed = await openPassedOn(secondKey, half, 'opening', second);
    return openIdentity(this.seal, threadId, own, passed);
  }
}

async function opens(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

test('M6: with holders coming and going, any holder of each key opens, in either order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      const school = new School();
      await school.begin();
      for (const one of steps) await school.take(one);
      const [leader] = school.holders('leader');
      const lead = school.holders('lead').at(-1);
      expect(await school.open('leader', leader ?? '', lead ?? '')).toBe(child);
      expect(await school.open('lead', lead ?? '', leader ?? '')).toBe(child);
      // Whoever kept an old private key: the seal as it stands is not for it.
      for (const { role, key } of school.old) {
        const kept = await privateOf(key, key.shares[0]?.personId ?? '');
        expect(await opens(openShare(kept, school.seal[role], threadId, role))).toBe(false);
      }
    }),
    { numRuns: rounds(12, 200) },
  );
});

test('M6: either key alone opens nothing: not the other share, not the half it passed on, not the identity', async () => {
  const school = new School();
  await school.begin();
  const { seal, keys } = school;
  for (const role of ['leader', 'lead'] as const) {
    const other = otherSeat(role);
    const privateKey = await privateOf(keys[role], school.holders(role)[0] ?? '');
    const share = await openShare(privateKey, seal[role], threadId, role);
    expect(await opens(openShare(privateKey, seal[other], threadId, other))).toBe(false);
    const half = await passOn(share, 'opening', role, keys[other]);
    expect(await opens(openPassedOn(privateKey, half, 'opening', other))).toBe(false);
    for (const guess of [
      share,
      Buffer.alloc(32),
      Buffer.from(seal.sealed, 'base64url').subarray(0, 32),
    ])
      expect(() => openIdentity(seal, threadId, share, guess)).toThrow();
  }
});

test('M6: a half is for one opening, a seal for one thread', async () => {
  const school = new School();
  await school.begin();
  const privateKey = await privateOf(school.keys.lead, 'c');
  const half = await passOn(Buffer.alloc(32, 7), 'opening', 'leader', school.keys.lead);
  expect(await opens(openPassedOn(privateKey, half, 'opening', 'lead'))).toBe(true);
  expect(await opens(openPassedOn(privateKey, half, 'another', 'lead'))).toBe(false);
  expect(await opens(openShare(privateKey, school.seal.lead, 'another', 'lead'))).toBe(false);
});

test('M6: seals say nothing of who wrote: one length for every child, no part in common', async () => {
  const keys = {
    leader: await makeRoleKey([holderOf('a')]),
    lead: await makeRoleKey([holderOf('c')]),
  };
  const children = ['x', child, 'demo-s-12-12-1234567890', child];
  const seals = await Promise.all(
    children.map((one, index) => sealIdentity(one, `thread-${index}`, keys)),
  );
  const parts = seals.map(({ sealed, leader, lead }) => [sealed, leader.sealed, lead.sealed]);
  expect(new Set(parts.map((three) => three.map(({ length }) => length).join())).size).toBe(1);
  expect(new Set(parts.flat()).size).toBe(parts.length * 3);
});
