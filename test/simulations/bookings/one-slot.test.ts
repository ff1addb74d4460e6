/**
 * B3: 100 students reach for one slot at the same moment, and exactly one has it: 20 rounds, 200 with
 * RUNXIN_LONG=1. The same race over a product whose guard is off, and in the long run one that only looks before
 * it writes (both built here, never shipped), is won by more.
 */
import { rmSync } from 'node:fs';
import { confirmBooking, holdSlot } from '../../../src/shared/bookings/student-contracts';
import { addDays, createSchoolCalendar, toLocalDate } from '../../../src/shared/time';
import { buildDoctored } from '../../harness/doctored-functions';
import { rounds } from '../../harness/long-run';
import { at, minuteMs, startWorld, type Actor, type World } from '../../harness/world';
import { createRandom } from '../messages/random';
import { doctorings } from './real/doctored';
import { bookingCollectionNames, bookingProblems } from './real/stored-checks';

const roundCount = rounds(20, 200);
const crowd = 100;
/** Enough to show that a guard is missing. */
const few = 12;
const starts = ['12:00', '12:50', '13:40', '14:30', '15:20', '16:10'] as const;
const lin = 'demo-c-1';

async function gather(world: World, size = crowd): Promise<Actor[]> {
  return Promise.all(
    Array.from({ length: size }, (_, index) => world.as(world.student(index + 200))),
  );
}

/** The round's own slot, in the days one may book from the week of the round on. */
async function slotOf(world: World, round: number): Promise<{ date: string; start: string }> {
  const calendar = createSchoolCalendar({ overrides: [], terms: [] });
  const firstDay = addDays('2026-10-18', 7 * Math.floor(round / 30));
  const date = calendar.addSchoolDays(firstDay, 1 + Math.floor((round % 30) / starts.length));
  const today = addDays(firstDay, -3);
  if (toLocalDate(await world.nowMs()) < today) await world.skipTo(at(today, '10:00'));
  else await world.jumpTo((await world.nowMs()) + minuteMs);
  return { date, start: starts[round % starts.length] ?? '12:00' };
}

/** Some take it at once, some keep it first: whoever gets through to the end has it. */
async function race(
  students: readonly Actor[],
  slot: { date: string; start: string },
  round: number,
): Promise<Record<string, number>> {
  const random = createRandom(round);
  const answers: Record<string, number> = {};
  const attempts = students.map(async (student) => {
    const input = { counsellorId: lin, ...slot };
    const reply = random.chance(0.5) ? await student.reply(holdSlot.name, input) : null;
    const last =
      reply?.ok === false
        ? reply
        : await student.reply(confirmBooking.name, { ...input, topic: null });
    const code = last.ok ? 'won' : last.error.code;
    answers[code] = (answers[code] ?? 0) + 1;
  });
  await Promise.all(attempts);
  return answers;
}

describe('the product', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld();
  });

  afterAll(() => world.end());

  test(`B3: of ${crowd} at once exactly one has the slot, in each of ${roundCount} rounds`, async () => {
    const students = await gather(world);
    for (let round = 0; round < roundCount; round += 1) {
      const slot = await slotOf(world, round);
      const { won = 0, ...lost } = await race(students, slot, round);
      const told = Object.keys(lost).filter(
        (code) => !['slot-taken', 'over-cap', 'busy'].includes(code),
      );
      expect({ round, won, told }).toEqual({ round, won: 1, told: [] });
    }
    expect(bookingProblems(await world.dump(...bookingCollectionNames))).toEqual([]);
  }, 1_200_000);
});

/** The finer of the two controls takes a world of its own: for the night. */
const controls = (Object.keys(doctorings) as (keyof typeof doctorings)[]).slice(0, rounds(1, 2));

describe.each(controls)('with %s', (kind) => {
  let folder = '';
  let world: World | undefined;

  beforeAll(async () => {
    folder = await buildDoctored([doctorings[kind]]);
    world = await startWorld({ args: ['--functions', folder] });
  });

  afterAll(async () => {
    await world?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  test('B3: the same race is won by more than one, and the checks see it', async () => {
    if (!world) throw new Error('not started');
    const students = await gather(world, few);
    let most = 0;
    // Whoever looks first must meet somebody who looks at the same moment: not every race has two.
    for (let round = 0; round < 8 && most < 2; round += 1) {
      const { won = 0 } = await race(students, await slotOf(world, round), round);
      most = Math.max(most, won);
    }
    expect(most).toBeGreaterThan(1);
    const seen = new Set(
      bookingProblems(await world.dump(...bookingCollectionNames)).map(
        ({ guarantee }) => guarantee,
      ),
    );
    expect(seen).toContain('counsellor');
  });
});
