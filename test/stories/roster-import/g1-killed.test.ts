/** G1: an import whose function dies half-way ends whole, or is taken back whole, by whoever comes next. */
import type { RosterRow } from '../../../src/shared/people/roster';
import { stepImport } from '../../../src/shared/roster-import/contracts';
import { isLongRun } from '../../harness/long-run';
import { startWorld, type Actor, type World } from '../../harness/world';
import { decide, newClass, rosterOf, uploadAndCheck, workbookOf } from './lists-at-work';

const secondMs = 1_000;

let world: World;
let admin: Actor;

beforeAll(async () => {
  world = await startWorld({ args: ['--instances', '2'] });
  admin = await world.as('demo2-admin');
}, 120_000);

afterAll(() => world.end());

/** A new class, its families, and a child of the school who gets another name and moves into it. */
async function list(): Promise<RosterRow[]> {
  const [child] = ((await world.dump('people'))['people'] ?? []).filter(
    ({ schoolId, kind, name }) => schoolId === 'demo2' && kind === 'student' && name !== '孙改名',
  );
  const moved: RosterRow = {
    kind: 'student',
    number: String(child?.['studentNumber']),
    name: '孙改名',
    sex: null,
    grade: 3,
    classNumber: 2,
    campus: null,
  };
  return [...newClass(3, 2, 6), moved];
}

/** The call dies after so many requests to the database; nobody looks any more, the clock goes on. */
async function dieAndLeave(importId: string, atAdminCall: number): Promise<boolean> {
  await world.faults({ kill: { function: 'api', atAdminCall, after: true } });
  const died = await admin.call(stepImport, { importId }).then(
    () => false,
    () => true,
  );
  await world.faults({ reset: true, dropAbandonedTransactions: true });
  for (let minutes = 0; minutes < 3; minutes += 1) {
    await world.jumpTo((await world.nowMs()) + 66 * secondMs);
    await world.tick('clock');
  }
  return died;
}

const stateOf = async (importId: string) =>
  ((await world.dump('imports'))['imports'] ?? []).find(({ _id }) => _id === importId);

// Usually in the midst of the families; the second story dies among the children.
const places = isLongRun ? Array.from({ length: 60 }, (_, index) => 5 + 4 * index) : [118];

test('G1: killed at any step, an import is written whole by the clock; killed again, it is taken back whole', async () => {
  const before = await rosterOf(world, 'demo2');
  const bytes = await workbookOf(await list());
  let after: Record<string, unknown[]> | undefined;
  let deaths = 0;
  for (const place of places) {
    const ready = await uploadAndCheck(admin, bytes);
    expect(ready).toMatchObject({ state: 'ready', rows: 16 });
    const { importId } = await decide(admin, ready, 'commit');
    if (await dieAndLeave(importId, place)) deaths += 1;
    const done = await stateOf(importId);
    expect(done).toMatchObject({ state: 'done', written: 16, overtaken: 0 });
    after ??= await rosterOf(world, 'demo2');
    expect(await rosterOf(world, 'demo2')).toEqual(after);

    await decide(admin, { importId, version: 0 }, 'undo');
    if (await dieAndLeave(importId, place)) deaths += 1;
    expect(await stateOf(importId)).toMatchObject({ state: 'rolled-back', overtaken: 0 });
    expect(await rosterOf(world, 'demo2')).toEqual(before);
  }
  expect(deaths).toBeGreaterThanOrEqual(places.length);
  const dump = await world.dump('import_journal', 'access_rebuilds');
  expect(dump).toEqual({ import_journal: [], access_rebuilds: [] });
}, 600_000);

test('G1: stopped in the middle and taken back, nothing of it stays', async () => {
  const before = await rosterOf(world, 'demo2');
  const ready = await uploadAndCheck(admin, await workbookOf(await list()));
  const { importId } = await decide(admin, ready, 'commit');
  await world.faults({ kill: { function: 'api', atAdminCall: 70, after: true } });
  await expect(admin.call(stepImport, { importId })).rejects.toThrow(/^api failed/);
  await world.faults({ reset: true, dropAbandonedTransactions: true });
  await decide(admin, { importId, version: 0 }, 'undo');
  // The dead call's lease still runs: its writes might still be under way.
  const waiting = (await admin.call(stepImport, { importId })).import;
  expect(waiting).toMatchObject({ state: 'rolling-back' });
  await world.jumpTo((await world.nowMs()) + 66 * secondMs);
  await world.tick('clock');
  expect(await stateOf(importId)).toMatchObject({ state: 'rolled-back', written: 0 });
  expect(await rosterOf(world, 'demo2')).toEqual(before);
});
