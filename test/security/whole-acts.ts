/**
 * Every action on the real SDK: audited as declared, the same act under the same requestId however often it
 * arrives, and whole or not at all when the function dies on the way (architecture: Effects, Audit). A test file per
 * group of features, each with a school of its own.
 */
import type { Reply } from '../../src/shared/action/contract';
import { careHouseOf } from '../../src/shared/care/house';
import { functionOf } from '../../src/shared/action/function-of';
import { dutyNow } from '../../src/shared/duty/now-contract';
import { hourMs } from '../../src/shared/time';
import type { AnyContract } from '../harness/world';
import { isLongRun, rounds } from '../harness/long-run';
import { Acts, type Act, type ReadyAct } from './acts';
import { codeOf, expectBareRefusal, undeclared } from './expectations';
import { halfWrites } from './half-writes';
import { MatrixWorld } from './matrix-world';
import { schoolFeatures } from './feature-groups';
import { changesBetween, readStore, shapeOf, type Change, type Stored } from './store-changes';

/** One for the calls, one for the clock: what the first has in memory is the same at each call. */
const instances = 2;

let matrix: MatrixWorld;

/** Each thread for itself, the note last; the roster, then access: the same tap goes on where it died. */
const inStages = [
  'messages.hand-over',
  // What accounts may do is computed right after; the same tap, or the clock, does what is left.
  'people.decide-application',
  'people.reset-passcode',
  'people.move',
  'people.leave',
  'people.unbind',
  // Pages of what was found; rows, each with what was there before it.
  ...['roster-files.check', 'roster-import.step'],
  // As people's: access right after; of an admission the code in a step of its own.
  ...['care.open-house', 'care.admit', 'care.let-go'],
];
/** Reading again hands out content again, and is audited again (the inbox once an hour). */
const auditedReading = [
  'messages.open',
  'messages.breaches',
  'messages.corrections',
  'messages.read-name',
  'messages.play',
  'class-mood.open',
  'class-mood.concerns',
  'audit.of-student',
  'audit.of-staff',
  'audit.export',
  'seal.view',
];
const auditedHourly = ['messages.inbox'];
/** The last tap counts; one more writes the same once more. */
const settings = ['messages.rate', 'messages.grant-reply-notice', 'care.rate'];

/** Words that nothing keeps cannot be answered again: the same tap makes new ones in their place. */
const remade = ['seal.make-key', 'seal.recover'];
/** A try is counted before the secret is looked at, whatever happens then. */
const countedFirst = [
  ...['seal.confirm-key', 'seal.recover', 'seal.admit', 'seal.remove'],
  ...['seal.reseal', 'seal.approve'],
];

interface Done {
  ready: ReadyAct;
  requestId: string;
  reply: Reply<unknown>;
  changes: Change[];
  /** What the invocation asked the database for, in order. */
  asked: string[];
}

let lastRequest = 0;

function nextRequestId(): string {
  lastRequest += 1;
  return `whole-act-request-${lastRequest}`;
}

/** What is audited once an hour needs another hour to be audited again. */
async function laterFor({ contract: { name } }: Act): Promise<void> {
  if (!auditedHourly.includes(name)) return;
  await matrix.world.jumpTo((await matrix.world.nowMs()) + hourMs);
  await matrix.world.tick('clock');
}

async function readyFor(act: Act): Promise<ReadyAct> {
  await laterFor(act);
  const ready = await act.prepare();
  // School and desk are in the instance's memory from here on, so that the n-th request is the same each time.
  const schoolId = ready.actor.person.personId.startsWith('demo2-') ? 'demo2' : 'demo';
  const leader = await matrix.world.as(matrix.actor(schoolId, 'leader'));
  await leader.call(dutyNow, {});
  return ready;
}

function send({ contract }: Act, { actor, input }: ReadyAct, requestId: string) {
  return actor.reply(contract.name, input, { requestId });
}

async function doOnce(act: Act): Promise<Done> {
  await matrix.nextMinutes();
  const ready = await readyFor(act);
  const requestId = nextRequestId();
  const before = readStore(matrix.world);
  const reply = await send(act, ready, requestId);
  const asked = await askedLately(functionOf(act.contract.name));
  return { ready, requestId, reply, asked, changes: changesSince(before) };
}

function changesSince(before: Stored): Change[] {
  return changesBetween(before, readStore(matrix.world));
}

/** What was read of the log so far ends here. */
let lastLine = 0;

/** The invocation's line names each request to the database. */
async function askedLately(name: string): Promise<string[]> {
  const lines = await matrix.world.logs(lastLine);
  lastLine = lines.at(-1)?.seq ?? lastLine;
  const invocations = lines.filter(
    (line) => line.function === name && line.text.startsWith('invocation'),
  );
  return (/ admin calls: (.*)$/.exec(invocations.at(-1)?.text ?? '')?.[1] ?? '').split(', ');
}

/** Places (from 1) at which something becomes durable: commits, and writes outside of a transaction. */
function durableWrites(asked: readonly string[]): number[] {
  let isInside = false;
  return asked.flatMap((request, index) => {
    if (request === 'startTransaction') isInside = true;
    const isDurable = isInside
      ? request === 'commitTransaction'
      : /^(insert|modify|remove)/.test(request);
    if (/^(commit|abort)Transaction/.test(request)) isInside = false;
    return isDurable ? [index + 1] : [];
  });
}

/** Of the acts of keeping a school, those after which somebody may not be found, known or opened: all of them die. */
const neverInTurn: readonly string[] = ['people', 'roster-import', 'seal', 'retention', 'letters'];

/**
 * The long run dies at each; a usual one where the act becomes durable and where its last effect does. Of what a
 * school is kept by, which is many acts that nobody waits for at night, one of the two, in turn; what is durable in one
 * write is whole by itself, and that its repetition changes nothing is another test's.
 */
function placesToDie({ contract: { name } }: Act, asked: readonly string[]): number[] {
  const places = durableWrites(asked);
  if (isLongRun) return places;
  const ends = places.filter((_, index) => [0, places.length - 1].includes(index));
  const feature = name.split('.')[0] ?? '';
  if (!schoolFeatures.includes(feature)) return ends;
  if (!neverInTurn.includes(feature) && name.length % rounds(2, 1) !== 0) return [];
  return ends.length === 1 ? [] : ends.slice(name.length % 2).slice(0, 1);
}

/** Dies right after the request at this place was executed; then the same tap once more, which ends the act. */
async function dieAndRepeat(act: Act, done: Done, atAdminCall: number): Promise<void> {
  const { name } = act.contract;
  const staged = inStages.includes(name);
  const shape = (changes: readonly Change[]) =>
    staged ? [...new Set(shapeOf(changes))] : shapeOf(changes);
  const ready = await readyFor(act);
  const requestId = nextRequestId();
  const before = readStore(matrix.world);
  await matrix.world.faults({ kill: { function: functionOf(name), atAdminCall, after: true } });
  await expect(send(act, ready, requestId)).rejects.toThrow(/^(api|export) failed/);
  await matrix.world.faults({ dropAbandonedTransactions: true });
  // Up to its own commit an act asks in one order; its notices then go out side by side.
  if (atAdminCall <= done.asked.indexOf('commitTransaction') + 1)
    expect((await askedLately(functionOf(name))).at(-1)).toBe(done.asked[atAdminCall - 1]);
  const whole = shape(done.changes);
  const left = shape(changesSince(before));
  if (!staged && !countedFirst.includes(name)) expect([[], whole]).toContainEqual(left);
  if ([...auditedReading, ...auditedHourly].includes(name)) return;
  expect(codeOf(await send(act, ready, requestId))).toBe('ok');
  expect(shape(changesSince(before))).toEqual(whole);
}

/** Where an entry lies: what is of a teachers' house lies in its own chain (M8). */
function tenantOf({ name, inCareHouse }: AnyContract, personId: string): string {
  const [prefix = ''] = personId.split('-');
  if (prefix === 'care') return careHouseOf('demo');
  return inCareHouse === true || name === 'care.open-house' ? careHouseOf(prefix) : prefix;
}

/** Whom it names: an author never, and who began a house as the house knows them. */
function actorOf({ name, scope }: AnyContract, personId: string, reply: Reply<unknown>) {
  if (scope === 'own-threads') return null;
  if (name !== 'care.open-house' || !reply.ok) return personId;
  return (reply.data as { personId: string }).personId;
}

/** Declares the tests of every act whose feature is wanted. */
export function testWholeActs(isWanted: (feature: string) => boolean): void {
  const acts = new Acts(() => matrix)
    .all()
    .filter(({ contract }) => isWanted(contract.name.split('.')[0] ?? ''));

  beforeAll(async () => {
    matrix = await MatrixWorld.start(instances);
  }, 120_000);

  afterAll(() => matrix.world.end());

  describe.each(acts)('$title', (act) => {
    const { contract } = act;
    let done: Done;

    beforeAll(async () => {
      done = await doOnce(act);
    });

    test('G6: leaves the audit entry that its contract declares, and is answered with no word beyond it', () => {
      const { changes, reply, ready } = done;
      expect(codeOf(reply)).toBe('ok');
      const cell = {
        contract,
        role: contract.roles[0] ?? 'student',
        schoolId: 'demo',
        input: ready.input,
      } as const;
      expect(undeclared([{ cell, reply }])).toEqual([]);
      const entries = changes
        .filter(({ collection }) => collection === 'audit_entries')
        .map(({ kind, doc: { act: name, actorPersonId, schoolId } }) => ({
          kind,
          name,
          actorPersonId,
          schoolId,
        }));
      const { personId } = ready.actor.person;
      const declared = {
        kind: 'added',
        name: contract.name,
        actorPersonId: actorOf(contract, personId, reply),
        schoolId: tenantOf(contract, personId),
      };
      expect(entries).toEqual(contract.audit ? [declared] : []);
    });

    test('M1: the same tap again changes nothing and is answered; for something else it is refused', async () => {
      const { ready, requestId } = done;
      // What came since the first tap is none of its business.
      const isPrepared = contract.name !== 'care.open-house';
      if (inStages.includes(contract.name) && isPrepared) await act.prepare();
      const before = readStore(matrix.world);
      expect(codeOf(await send(act, ready, requestId))).toBe('ok');
      const repeated = shapeOf(changesSince(before));
      if (auditedReading.includes(contract.name)) expect(repeated).toEqual(['added audit_entries']);
      else if (settings.includes(contract.name)) expect(repeated).toEqual(['changed threads']);
      else if (remade.includes(contract.name)) expect(repeated).toEqual(['changed seal_holders']);
      else expect(repeated).toEqual([]);
      for (const input of ready.others) {
        const reply = await send(act, { ...ready, input }, requestId);
        expect([input, codeOf(reply)]).toEqual([
          input,
          expect.stringMatching(/^(request-conflict|illegal-move)$/),
        ]);
        expectBareRefusal(reply);
      }
      expect(shapeOf(changesSince(before))).toEqual(repeated);
    });

    const { prepareForOther } = act;
    if (prepareForOther)
      test('M1: somebody else’s requestId is no hindrance and finds nothing of theirs', async () => {
        await laterFor(act);
        const ready = await prepareForOther();
        const before = readStore(matrix.world);
        const reply = await send(act, ready, done.requestId);
        expect(codeOf(reply)).toBe('ok');
        const mine = JSON.stringify(done.changes.map(({ doc }) => doc['_id']));
        const changed = changesSince(before);
        const added = changed.filter(({ kind }) => kind === 'added');
        expect(added.filter(({ doc }) => mine.includes(JSON.stringify(doc['_id'])))).toEqual([]);
        if (!inStages.includes(contract.name))
          expect(shapeOf(changed)).toEqual(shapeOf(done.changes));
      });

    test('M3: a function that dies on the way leaves the whole act or nothing; the same tap ends it, once', async () => {
      for (const place of placesToDie(act, done.asked)) await dieAndRepeat(act, done, place);
    });
  });

  test('M3: after all those deaths everything stored belongs together', async () => {
    const dump = await matrix.world.dump();
    expect((dump['audit_entries'] ?? []).length).toBeGreaterThan(acts.length / 2);
    expect(halfWrites(dump)).toEqual([]);
  });
}
