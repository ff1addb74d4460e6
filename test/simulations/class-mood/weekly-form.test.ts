/** W1 under interleaved phones, clocks and deaths on the real SDK; each guarantee has a doctored dump that breaks it. */
import { addDays } from '../../../src/shared/time';
import { rounds } from '../../harness/long-run';
import { startWorld, type World } from '../../harness/world';
import {
  guarantees,
  problemsOf,
  readWeek,
  weekCollections,
  type Guarantee,
  type StoredWeek,
} from './week-checks';
import { places, WeekDriver } from './week-driver';

const seedCount = rounds(3, 40);
/** `SIM_SEED=3 npx jest test/simulations/class-mood` plays that one again. */
const chosen = process.env['SIM_SEED'];
const seeds =
  chosen === undefined ? Array.from({ length: seedCount }, (_, seed) => seed) : [Number(chosen)];

let world: World;
let driver: WeekDriver;

/** Weeks of the autumn term with an ordinary Friday, one for each seed. */
const weekOf = (seed: number) => {
  const monday = addDays('2026-10-12', 7 * seed);
  return { monday, dueDate: addDays(monday, 4), classIds: places.map((place) => `demo-${place}`) };
};

const look = async (seed: number) =>
  readWeek(await world.dump(...weekCollections), weekOf(seed), driver.words);

beforeAll(async () => {
  world = await startWorld();
  await world.tick();
  driver = new WeekDriver(world);
});

afterAll(() => world.end());

test.each(seeds)(
  'W1: what was promised holds on the real SDK (SIM_SEED=%d)',
  async (seed) => {
    await driver.run(seed, weekOf(seed).monday);
    await driver.rest();
    expect(problemsOf(await look(seed))).toEqual([]);
  },
  120_000,
);

test('W1: deaths, races and handings-in did occur, and nobody met an unknown failure', () => {
  const { deaths, saves, submits, refused } = driver.totals;
  expect(refused['internal'] ?? 0).toBe(0);
  if (chosen !== undefined) return;
  expect(deaths).toBeGreaterThan(0);
  expect(saves).toBeGreaterThan(seedCount);
  expect(submits).toBeGreaterThan(seedCount);
});

function found<T>(item: T | undefined): T {
  if (item === undefined) throw new Error('the sound week lacks what is to be doctored');
  return item;
}

const clockThatFired = ({ ladders }: StoredWeek) =>
  found(ladders.find(({ rungs }) => rungs.some(({ outcome }) => outcome === 'fired')));
const handedIn = ({ forms }: StoredWeek) =>
  found(forms.find(({ submitted }) => submitted !== null));
const changeable = <T>(value: T) => value as { -readonly [Key in keyof T]: T[Key] };

const doctorings: [string, Guarantee, (week: StoredWeek) => void][] = [
  [
    'a class without form and clock',
    'every class that owes has a form or a clock',
    (week) => {
      const { _id } = found(
        week.ladders.find(({ subject }) =>
          week.forms.every((form) => form._id !== subject.id || form.submitted === null),
        ),
      );
      week.ladders = week.ladders.filter((clock) => clock._id !== _id);
    },
  ],
  [
    'a rung that is recorded twice',
    'every rung is recorded once',
    (week) => {
      const clock = changeable(clockThatFired(week));
      clock.rungs = [found(clock.rungs[0]), ...clock.rungs];
    },
  ],
  [
    'a rung that told nobody',
    'a rung that fired was announced once',
    (week) => {
      const { _id } = clockThatFired(week);
      week.outbox = week.outbox.filter(({ subject }) => subject.instanceId !== _id);
    },
  ],
  [
    'a notice after the form was there',
    'nobody is asked after handing in',
    (week) => {
      const clock = clockThatFired(week);
      const form = { ...handedIn(week), _id: clock.subject.id };
      week.forms = [form, ...week.forms.filter(({ _id }) => _id !== form._id)];
      found(form.submitted ?? undefined).firstAtMs = 0;
    },
  ],
  [
    'a clock that runs on after the form was there',
    'the clock of a handed-in form stands still',
    (week) => {
      const form = handedIn(week);
      const clock = structuredClone(found(week.ladders[0]));
      const _id = `mood.${form._id}.${week.dueDate}`;
      week.ladders = [
        ...week.ladders.filter((one) => one._id !== _id),
        { ...clock, _id, state: 'running', subject: { kind: 'mood-form', id: form._id } },
      ];
    },
  ],
  [
    'a version that is gone',
    'every version is kept',
    (week) => {
      const { _id } = handedIn(week);
      week.versions = week.versions.filter(({ formId }) => formId !== _id);
    },
  ],
  [
    'students that do not belong to their form',
    'form and students belong together',
    (week) => {
      found(handedIn(week).submitted ?? undefined).concerns.red += 1;
    },
  ],
  [
    'a word that is gone',
    'no written word is lost',
    (week) => {
      const formId = found(week.forms[0])._id;
      week.words = new Map([[formId, ['这句话没有存下来。']]]);
    },
  ],
  [
    'a reminder that went out twice',
    'one reminder by hand a day',
    (week) => {
      const notice = { ...found(week.outbox[0]), _id: `mood-remind.demo-1-1.${week.monday}.x` };
      week.outbox.push(notice, notice);
    },
  ],
];

describe('the checks see a doctored dump', () => {
  let sound: StoredWeek;

  beforeAll(async () => {
    sound = await look(seeds[0] ?? 0);
  });

  test.each(doctorings)('W1: control: %s', (_what, guarantee, doctor) => {
    const week = structuredClone(sound);
    doctor(week);
    expect(problemsOf(week).map((problem) => problem.guarantee)).toContain(guarantee);
  });

  test('W1: control: every guarantee has a doctored dump that breaks it', () => {
    expect(new Set(doctorings.map(([, guarantee]) => guarantee))).toEqual(new Set(guarantees));
  });
});
