import fc from 'fast-check';
import {
  mayStandDuty,
  proposeSwap,
  routeAt,
  shiftAt,
  shiftsBetween,
  transitionSwap,
  type DutyInput,
  type DutyRoster,
  type DutySwap,
} from '../../../src/shared/duty';
import { dayMs, dayOfWeek, hourMs, toLocalDate, toLocalTime } from '../../../src/shared/time';
import { at, calendar } from './roster-fixture';

const people = ['a', 'b', 'c', 'd', 'e', 'f', 'leader'];
const windowStartMs = at('2026-09-21', '00:00');
const windowEndMs = at('2026-10-19', '00:00');

/** Milliseconds matter: most edges fall beside the hour. */
const instants = fc
  .tuple(
    fc.integer({ min: 0, max: (windowEndMs - windowStartMs) / hourMs }),
    fc.integer({ min: -1, max: 1 }),
  )
  .map(([hours, offMs]) => windowStartMs + hours * hourMs + offMs);
const person = fc.constantFrom(...people);
const someone = fc.uniqueArray(person, { minLength: 1, maxLength: 4 });
const anyone = fc.uniqueArray(person, { maxLength: 3 });
const ranges = fc
  .tuple(instants, fc.integer({ min: -2, max: 60 }))
  .map(([startMs, hours]) => ({ startMs, endMs: startMs + hours * hourMs }));

const rosters: fc.Arbitrary<DutyRoster> = fc.record({
  schoolId: fc.constant('school-a'),
  version: fc.constant(1),
  rotation: fc.record({
    personIds: someone,
    startDate: fc.constantFrom('2026-08-31', '2026-09-28', '2026-10-05'),
    nightPersonIds: anyone,
  }),
  dayShift: fc.constantFrom({ start: '07:00', end: '22:00' }, { start: '00:00', end: '12:30' }),
  nightShift: fc.boolean(),
  schoolDaysOnly: fc.boolean(),
  backupIds: anyone,
  leadIds: anyone.map((ids) => [...ids, 'lead']),
  poolIds: anyone,
  leaderIds: fc.constantFrom(['leader'], ['leader', 'a']),
});

const overrides = fc.array(
  fc.record({ range: ranges, personId: person, createdAtMs: fc.integer({ min: 0, max: 3 }) }),
  { maxLength: 5 },
);
const leaves = fc.array(fc.record({ range: ranges, personId: person }), { maxLength: 5 });
const swaps = fc.array(
  fc.record({
    range: ranges,
    fromPersonId: person,
    toPersonId: person,
    state: fc.constantFrom('proposed', 'accepted', 'declined', 'expired'),
  }),
  { maxLength: 6 },
);

const inputs: fc.Arbitrary<DutyInput> = fc
  .record({ roster: rosters, overrides, leaves, swaps })
  .map(({ roster, overrides, leaves, swaps }) => ({
    roster,
    calendar,
    overrides: overrides.map(({ range, ...rest }, index) => ({
      ...range,
      ...rest,
      overrideId: `override-${index}`,
      reason: '临时调班',
    })),
    leaves: leaves.map(({ range, personId }) => ({ ...range, personId })),
    swaps: swaps.map(({ range, ...rest }, index) => ({
      ...rest,
      swapId: `swap-${index}`,
      shiftStartMs: range.startMs,
      shiftEndMs: range.endMs,
      proposedAtMs: 0,
      answeredAtMs: index,
    })),
  }));

function oracleDate({ roster }: DutyInput, atMs: number): { night: boolean; date: string } {
  const time = toLocalTime(atMs);
  const early = time < roster.dayShift.start;
  return {
    night: early || time >= roster.dayShift.end,
    date: toLocalDate(early ? atMs - dayMs : atMs),
  };
}

/** Monday to the date's Monday, counted one by one. */
function oracleRotation(input: DutyInput, atMs: number): string | null {
  const { rotation, schoolDaysOnly, nightShift } = input.roster;
  const { night, date } = oracleDate(input, atMs);
  if (date < rotation.startDate || (night && !nightShift)) return null;
  if (schoolDaysOnly && !calendar.isSchoolDay(date)) return null;
  let days = 0;
  let mondays = 0;
  for (let ms = at(rotation.startDate, '12:00'); toLocalDate(ms) < date; ms += dayMs) {
    days += 1;
    if (dayOfWeek(toLocalDate(ms + dayMs)) === 1) mondays += 1;
  }
  const nights = rotation.nightPersonIds ?? [];
  if (night && nights.length > 0) return nights[days % nights.length] ?? null;
  return rotation.personIds[mondays % rotation.personIds.length] ?? null;
}

/** Who stands at one instant, worked out the plain way, without shifts or cuts. */
function oracle(input: DutyInput, atMs: number): string | null {
  const inside = (startMs: number, endMs: number) => startMs <= atMs && atMs < endMs;
  let personId = oracleRotation(input, atMs);
  for (const { state, shiftStartMs, shiftEndMs, fromPersonId, toPersonId } of input.swaps) {
    const counts = state === 'accepted' && inside(shiftStartMs, shiftEndMs);
    if (counts && personId !== null && fromPersonId === personId) personId = toPersonId;
  }
  const latest = input.overrides
    .filter(({ startMs, endMs }) => inside(startMs, endMs))
    .sort((x, y) => x.createdAtMs - y.createdAtMs || (x.overrideId < y.overrideId ? -1 : 1))
    .at(-1);
  if (latest !== undefined) personId = latest.personId;
  if (personId === null || input.roster.leaderIds.includes(personId)) return null;
  const away = input.leaves.some(
    (leave) => leave.personId === personId && inside(leave.startMs, leave.endMs),
  );
  return away ? null : personId;
}

describe('M2: shifts', () => {
  test('who stands at any instant is what the plain rules say', () => {
    fc.assert(
      fc.property(inputs, fc.array(instants, { minLength: 1, maxLength: 12 }), (input, list) => {
        for (const atMs of list) expect(shiftAt(input, atMs).personId).toBe(oracle(input, atMs));
      }),
      { numRuns: 400 },
    );
  });

  test('a range is covered without hole or overlap, and agrees with shiftAt at both ends of each', () => {
    fc.assert(
      fc.property(inputs, instants, instants, (input, one, other) => {
        const [fromMs, toMs] = [Math.min(one, other), Math.max(one, other)];
        const shifts = shiftsBetween(input, fromMs, toMs);
        expect(shifts.length > 0).toBe(fromMs < toMs);
        shifts.forEach((shift, index) => {
          expect(shift.endMs).toBeGreaterThan(shift.startMs);
          expect(shiftAt(input, shift.startMs)).toEqual(shift);
          expect(shiftAt(input, shift.endMs - 1)).toEqual(shift);
          const next = shifts[index + 1];
          if (next === undefined) return;
          expect(next.startMs).toBe(shift.endMs);
          expect({ ...next, startMs: 0, endMs: 0 }).not.toEqual({ ...shift, startMs: 0, endMs: 0 });
        });
        if (shifts.length === 0) return;
        expect(shifts[0]?.startMs).toBeLessThanOrEqual(fromMs);
        expect(shifts[0]?.endMs).toBeGreaterThan(fromMs);
        expect(shifts.at(-1)?.startMs).toBeLessThan(toMs);
        expect(shifts.at(-1)?.endMs).toBeGreaterThanOrEqual(toMs);
      }),
      { numRuns: 200 },
    );
  });
});

describe('M2: a message is never without an owner', () => {
  const reach = fc.uniqueArray(fc.constantFrom(...people, 'lead'));

  test('whoever is away or unreachable, somebody owns it, and never a leader', () => {
    fc.assert(
      fc.property(inputs, instants, reach, (input, atMs, reachable) => {
        const { roster } = input;
        const route = routeAt(input, atMs, (personId) => reachable.includes(personId));
        expect(mayStandDuty(roster, route.ownerId)).toBe(true);
        const chain = [route.onDutyId, ...roster.backupIds, ...roster.leadIds, ...roster.poolIds];
        expect(chain).toContain(route.ownerId);
        expect(route.gap).toBe(route.onDutyId === null);
        expect(route.backupId).not.toBe(route.ownerId);
        expect(route.leaderIds.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  test('the owner is the first of the chain who is there and reachable; everyone before is listed', () => {
    fc.assert(
      fc.property(inputs, instants, reach, (input, atMs, reachable) => {
        const { roster } = input;
        const away = (personId: string) =>
          input.leaves.some(
            (leave) => leave.personId === personId && leave.startMs <= atMs && atMs < leave.endMs,
          );
        const duty = oracle(input, atMs);
        const chain = [duty, ...roster.backupIds, ...roster.leadIds, ...roster.poolIds].filter(
          (personId) => personId !== null && !roster.leaderIds.includes(personId),
        ) as string[];
        const expected = chain.find((id) => !away(id) && reachable.includes(id));
        const route = routeAt(input, atMs, (personId) => reachable.includes(personId));
        const before = new Set(
          expected === undefined ? chain : chain.slice(0, chain.indexOf(expected)),
        );
        const listed = route.skipped.map(({ personId }) => personId);
        expect(listed).toEqual([...new Set(listed)]);
        expect(listed).toEqual(expect.arrayContaining([...before]));
        if (expected !== undefined) {
          expect(route.ownerId).toBe(expected);
          expect(listed).not.toContain(expected);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('M2: a swap needs both sides', () => {
  const events = fc.array(
    fc.tuple(
      fc.constantFrom('accept' as const, 'decline' as const, 'expire' as const),
      fc.option(person),
      fc.integer({ min: -3, max: 3 }),
    ),
    { maxLength: 12 },
  );

  test('whatever happens, the shift changes hands only by the colleague’s one yes before it starts', () => {
    fc.assert(
      fc.property(inputs, instants, person, events, (input, atMs, toPersonId, list) => {
        const shift = shiftAt(input, atMs);
        fc.pre(shift.personId !== null);
        const fromPersonId = shift.personId ?? '';
        const offer = { swapId: 'new', fromPersonId, toPersonId, shiftStartMs: shift.startMs };
        const proposed = proposeSwap(input, offer, shift.startMs - 10);
        fc.pre(proposed.ok);
        if (!proposed.ok) return;
        let swap: DutySwap = proposed.swap;
        let answers = 0;
        for (const [event, actorId, offMs] of list) {
          const nowMs = shift.startMs + offMs;
          const result = transitionSwap(swap, event, actorId, nowMs);
          if (!result.ok) continue;
          answers += 1;
          if (event !== 'expire') expect([actorId, offMs < 0]).toEqual([toPersonId, true]);
          else expect([actorId, offMs >= 0]).toEqual([null, true]);
          swap = result.swap;
        }
        expect(answers).toBeLessThanOrEqual(1);
        const answeredAtMs = swap.answeredAtMs === null ? null : 1000;
        const swaps = [...input.swaps, { ...swap, answeredAtMs }];
        const after = shiftAt({ ...input, swaps }, shift.startMs).personId;
        expect(after).toBe(swap.state === 'accepted' ? toPersonId : fromPersonId);
      }),
      { numRuns: 300 },
    );
  });
});
