/** W9: whoever a thread is about is in no audience and holds no place; somebody else always is. */
import fc from 'fast-check';
import type { Role } from '../../../src/shared/action/contract';
import type { Desk } from '../../../src/shared/duty/ports';
import type { Audience } from '../../../src/shared/ladder';
import {
  apartFor,
  concerns,
  concernsSchema,
  hiddenFrom,
  isConcerned,
  isReceiver,
  needsDistrict,
  withConcerns,
  type Concern,
} from '../../../src/shared/messages/concern';
import { deskApart, nobodyId } from '../../../src/shared/messages/desk-apart';
import { redLadder, replyLadder } from '../../../src/shared/messages/ladders';
import { reachedBy } from '../../../src/shared/messages/rung-audience';
import { keyRoles, seats } from '../../../src/shared/seal/model';
import { freeSeat, seatKeys } from '../../../src/shared/seal/seats';
import { rounds } from '../../harness/long-run';

const rungs: readonly (readonly Audience[])[] = [
  redLadder({ backupMinutes: 5, breachMinutes: 10, repeatMinutes: 5 }),
  replyLadder({ remindMinutes: 60, backupMinutes: 90, breachMinutes: 120, repeatMinutes: 30 }),
].flatMap(({ rungs: own, repeat }) =>
  [...own, ...(repeat ? [repeat] : [])].map((one) => one.audience),
);

const table: [Concern, Role[], string, string][] = [
  ['leaders', ['leader'], 'district', 'lead'],
  ['teachers', ['class-teacher', 'subject-teacher', 'grade-leader', 'tutor'], 'leader', 'lead'],
  ['counsellors', ['counsellor', 'lead-counsellor'], 'leader', 'district'],
  [
    'school',
    [
      ...(['class-teacher', 'subject-teacher', 'grade-leader', 'tutor', 'counsellor'] as const),
      ...(['lead-counsellor', 'leader', 'committee', 'union', 'admin'] as const),
    ],
    'district',
    'district',
  ],
  ['family', [], 'leader', 'lead'],
];
const allRoles: Role[] = [
  ...(['student', 'mood-member', 'guardian', 'subject-teacher', 'class-teacher'] as const),
  ...(['grade-leader', 'tutor', 'counsellor', 'lead-counsellor', 'leader', 'committee'] as const),
  ...(['union', 'admin', 'district', 'district-receiver'] as const),
];

test.each(table)(
  'W9: %s concerns exactly these duties, and gives their place away',
  (concern, roles, leader, lead) => {
    expect(allRoles.filter((role) => isConcerned([concern], [role])).sort()).toEqual(
      [...roles].sort(),
    );
    expect(seatKeys([concern])).toEqual({ leader, lead });
    for (const role of allRoles)
      expect(hiddenFrom([role]).includes(concern)).toBe(roles.includes(role));
  },
);

test('W9: what was said is only ever added to', () => {
  const some = fc.subarray([...concerns]);
  fc.assert(
    fc.property(some, some, (known, more) => {
      const both = withConcerns(known, more);
      expect([...known, ...more].every((one) => both.includes(one))).toBe(true);
      expect(withConcerns(both, known)).toEqual(both);
      if (both.length > 0) expect(concernsSchema.safeParse(both).success).toBe(true);
    }),
  );
  expect(concernsSchema.safeParse([]).success).toBe(false);
  expect(concernsSchema.safeParse(['family', 'family']).success).toBe(false);
});

test('W9: whoever has a duty at the school steps in for nobody', () => {
  expect(isReceiver(['district-receiver'])).toBe(true);
  for (const role of table[3]?.[1] ?? [])
    expect(isReceiver(['district-receiver', role])).toBe(false);
});

interface Town {
  chosen: Concern[];
  /** Duties of each colleague; the desk is made of them. */
  rolesOf: Role[][];
  receivers: number;
  awayMask: number;
  onDuty: number;
}

const town: fc.Arbitrary<Town> = fc.record({
  chosen: fc.subarray([...concerns], { minLength: 1 }),
  rolesOf: fc.array(
    fc.subarray<Role>(
      ['counsellor', 'lead-counsellor', 'leader', 'class-teacher', 'subject-teacher'],
      {
        minLength: 1,
      },
    ),
    { minLength: 1, maxLength: 6 },
  ),
  receivers: fc.nat({ max: 2 }),
  awayMask: fc.nat({ max: 63 }),
  onDuty: fc.nat({ max: 5 }),
});

const idOf = (index: number) => `p${index}`;

function colleaguesOf({ rolesOf, receivers }: Town) {
  const own = rolesOf.map((roles, index) => ({
    personId: idOf(index),
    name: '',
    roleName: '',
    roles,
  }));
  const ofDistrict = Array.from({ length: receivers }, (_, index) => ({
    personId: `d${index}`,
    name: '',
    roleName: '',
    roles: ['district-receiver'] as Role[],
  }));
  return [...own, ...ofDistrict];
}

/** A desk as the roster gives it: leaders never own, the first who is there does. */
function deskFor({ rolesOf, awayMask, onDuty }: Town): Desk | null {
  const ids = rolesOf.map((_, index) => idOf(index));
  const has = (id: string, ...roles: Role[]) =>
    (rolesOf[Number(id.slice(1))] ?? []).some((role) => roles.includes(role));
  const leaderIds = ids.filter((id) => has(id, 'leader'));
  const owners = ids.filter(
    (id) => !leaderIds.includes(id) && has(id, 'counsellor', 'lead-counsellor'),
  );
  const isAway = (id: string) => ((awayMask >> Number(id.slice(1))) & 1) === 1;
  const [first] = owners;
  if (first === undefined) return null;
  const standing = owners[onDuty % owners.length] ?? first;
  const leadIds = owners.filter((id) => has(id, 'lead-counsellor'));
  return {
    schoolId: 's',
    route: () => ({
      ownerId: owners.find((id) => !isAway(id)) ?? first,
      ownerRole: 'duty',
      onDutyId: standing,
      gap: false,
      skipped: [],
      backupId: owners[1] ?? null,
      leadId: leadIds[0] ?? null,
      leaderIds,
    }),
    isOnDuty: (id) => id === standing,
    shiftKind: () => 'day',
    contact: () => null,
    leadIds,
    leaderIds,
    poolIds: owners,
    isThere: (id) => owners.includes(id) && !isAway(id),
    mayOwn: (id) => owners.includes(id),
  };
}

type Build = (one: Town) => { desk: Desk; excludedIds: readonly string[] } | null;

const build: Build = (one) => {
  const base = deskFor(one);
  if (!base) return null;
  const apart = apartFor(one.chosen, colleaguesOf(one));
  const desk = needsDistrict(one.chosen) ? deskApart(base, apart) : base;
  return { desk, excludedIds: apart.excludedIds };
};

/** What must hold of every rung of both ladders. */
function breaches(one: Town, make: Build): string[] {
  const made = make(one);
  if (!made) return [];
  const { desk, excludedIds } = made;
  const found: string[] = [];
  const { ownerId, onDutyId, backupId, leadId, leaderIds } = desk.route(0);
  for (const audience of rungs) {
    const told = reachedBy(audience, ownerId, desk, 0).map(({ personId }) => personId);
    if (told.some((id) => excludedIds.includes(id))) found.push('concerned and told');
    if (told.length === 0 && one.receivers > 0) found.push('nobody is told');
  }
  const placed = [
    ownerId,
    onDutyId,
    backupId,
    leadId,
    ...leaderIds,
    ...desk.leadIds,
    ...desk.poolIds,
  ];
  if (placed.some((id) => id !== null && excludedIds.includes(id)))
    found.push('concerned and placed');
  if (excludedIds.some((id) => desk.isOnDuty(id, 0) || desk.isThere(id, 0) || desk.mayOwn(id)))
    found.push('concerned and on the desk');
  if (ownerId === nobodyId && one.receivers > 0) found.push('nobody owns it');
  if (needsDistrict(one.chosen) && one.receivers > 0 && !leaderIds.includes('d0'))
    found.push('the district is left out');
  return found;
}

test('W9: no rung reaches whoever is concerned, and with somebody of the district none is empty', () => {
  fc.assert(
    fc.property(town, (one) => {
      expect(breaches(one, build)).toEqual([]);
    }),
    { numRuns: rounds(2_000, 50_000) },
  );
});

test('W9: control: a desk that forgets one duty, and one that calls nobody instead, are noticed', () => {
  const forgets: Build = (one) => {
    const made = build(one);
    const base = deskFor(one);
    if (!made || !base || !needsDistrict(one.chosen)) return made;
    const apart = apartFor(one.chosen, colleaguesOf(one));
    return {
      ...made,
      desk: deskApart(base, { ...apart, excludedIds: apart.excludedIds.slice(1) }),
    };
  };
  const leavesOut: Build = (one) => {
    const base = deskFor(one);
    const apart = apartFor(one.chosen, colleaguesOf(one));
    return (
      base && { desk: deskApart(base, { ...apart, receivers: [] }), excludedIds: apart.excludedIds }
    );
  };
  const towns = fc.sample(town, 500);
  expect(towns.flatMap((one) => breaches(one, forgets))).toContain('concerned and told');
  expect(towns.flatMap((one) => breaches(one, leavesOut))).toContain('nobody is told');
});

test('W9: nobody takes a place with a key whose holders are concerned, nor two places with one approval', () => {
  fc.assert(
    fc.property(fc.subarray([...concerns]), fc.constantFrom(...keyRoles), (chosen, held) => {
      const keys = seatKeys(chosen);
      const first = freeSeat(keys, held, []);
      if (held === 'leader') expect(first === null).toBe(isConcerned(chosen, ['leader']));
      if (held === 'lead') expect(first === null).toBe(isConcerned(chosen, ['lead-counsellor']));
      if (first === null) return;
      const second = freeSeat(keys, held, [{ seat: first }]);
      expect(second).not.toBe(first);
      // Both places only where both roles are concerned; the machine still asks for two people.
      expect(second !== null).toBe(keys.leader === held && keys.lead === held);
      expect(
        freeSeat(
          keys,
          held,
          seats.map((seat) => ({ seat })),
        ),
      ).toBeNull();
    }),
  );
});
