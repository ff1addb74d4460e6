/** G1: the roster is written in one place, access follows at once, and a stale rebuild never wins. */
import { rmSync } from 'node:fs';
import { me } from '../../../src/shared/people/contracts';
import type { RosterImage, Written } from '../../../src/shared/people/roster-port';
import { startWorld, type World } from '../../harness/world';
import { buildRosterFunctions } from './roster-functions';

const today = '2026-10-12';

interface Order {
  op: string;
  given: unknown[];
  rebuild?: boolean;
}

class RosterWorld {
  private constructor(
    readonly world: World,
    private readonly folder: string,
  ) {}

  static async start(guarded: boolean): Promise<RosterWorld> {
    const folder = await buildRosterFunctions({ guarded });
    return new RosterWorld(await startWorld({ args: ['--functions', folder] }), folder);
  }

  async end(): Promise<void> {
    await this.world.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async write(op: string, ...given: unknown[]): Promise<Written> {
    return this.order({ op, given, rebuild: true });
  }

  /** A write of somebody who dies right after the commit. */
  async writeAndDie(op: string, ...given: unknown[]): Promise<Written> {
    return this.order({ op, given });
  }

  async order(event: Order & { meanwhile?: object }): Promise<Written> {
    const answer = await this.raw(event);
    if (!answer.ok) throw new Error(answer.code);
    return answer.data as Written;
  }

  async refused(op: string, ...given: unknown[]): Promise<string | undefined> {
    return (await this.raw({ op, given })).code;
  }

  async docs(collection: string, id: string) {
    const found = (await this.world.dump(collection))[collection] ?? [];
    return found.filter(({ _id }) => String(_id).startsWith(id));
  }

  async doc(collection: string, id: string) {
    return (await this.docs(collection, id))[0];
  }

  /** Who somebody is, as their phone is told. */
  async persons(personId: string) {
    return (await (await this.world.as(personId)).call(me, {})).persons;
  }

  async rolesOf(personId: string): Promise<string[]> {
    const found = (await this.persons(personId)).find((one) => one.personId === personId);
    return [...(found?.roles ?? [])].sort();
  }

  private async raw(event: object): Promise<{ ok: boolean; code?: string; data?: unknown }> {
    const answer = await this.world.cloud.call('roster', event);
    if ('errCode' in answer) throw new Error(answer.errMsg);
    return answer.result as { ok: boolean; code?: string; data?: unknown };
  }
}

const oneCampus = { campus: '', formerCampus: '' };

let roster: RosterWorld;

beforeAll(async () => {
  roster = await RosterWorld.start(true);
});

afterAll(() => roster.end());

test('G1: the same write twice is one write, and its id follows from the number', async () => {
  const colleague = { staffNumber: 'T9001', name: '钱老师', roleName: '数学教师', mobile: '' };
  const first = await roster.write('putStaff', colleague, today);
  expect(first.outcome).toBe('created');
  const again = await roster.write('putStaff', colleague, today);
  expect([again.id, again.outcome, again.images]).toEqual([first.id, 'unchanged', []]);
  const of6 = { ...oneCampus, grade: 6, number: 9, classTeacherId: first.id };
  const made = await roster.write('putClass', of6, today);
  expect((await roster.write('putClass', of6, today)).outcome).toBe('unchanged');
  expect(await roster.doc('classes', made.id)).toMatchObject({ name: '六（9）班', closedOn: null });
  const child = { studentNumber: '20219901', name: '新同学', sex: null, classId: made.id };
  const [one, other] = await Promise.all([
    roster.write('putStudent', child, today),
    roster.write('putStudent', child, today),
  ]);
  expect([one.id, [one.outcome, other.outcome].sort()]).toEqual([
    other.id,
    ['created', 'unchanged'],
  ]);
});

test('G1: whoever stands in the roster is found by 学号 and corrected, not doubled', async () => {
  const known = await roster.doc('people', 'demo-s-6-1-20');
  const { studentNumber, classId } = known ?? {};
  const corrected = { studentNumber, name: '改过的名字', sex: 'girl', classId };
  const written = await roster.write('putStudent', corrected, today);
  expect([written.id, written.outcome]).toEqual(['demo-s-6-1-20', 'changed']);
  const [shown] = await roster.persons('demo-s-6-1-20');
  expect(shown?.displayName).toBe('改过的名字');
});

test('G1: a child moves: the history keeps both classes, and what it saw as mood member ends', async () => {
  const id = 'demo-s-6-1-45';
  expect(await roster.rolesOf(id)).toEqual(['mood-member', 'student']);
  await roster.write('moveStudent', { studentId: id, classId: 'demo-6-2' }, today);
  expect(await roster.rolesOf(id)).toEqual(['student']);
  expect((await roster.persons(id))[0]?.className).toBe('六（2）班');
  const spans = (await roster.docs('enrolments', id)).map(({ classId, toDate }) => [
    classId,
    toDate,
  ]);
  expect(spans).toEqual([
    ['demo-6-1', '2026-10-11'],
    ['demo-6-2', null],
  ]);
  // A mistake of this morning is corrected, not kept as a day in a class.
  await roster.write('moveStudent', { studentId: id, classId: 'demo-6-3' }, today);
  expect((await roster.docs('enrolments', id)).map(({ classId }) => classId)).toEqual([
    'demo-6-1',
    'demo-6-3',
  ]);
  const before = { studentId: id, classId: 'demo-6-2' };
  expect(await roster.refused('moveStudent', before, '2026-09-30')).toBe('illegal-move');
});

test('G1: a class is handed on: rights of the day before stay in the history, today’s are the new teacher’s', async () => {
  const next = 'demo-en-3';
  const handedOn = { ...oneCampus, grade: 3, number: 2, classTeacherId: next };
  await roster.write('putClass', handedOn, today);
  expect(await roster.rolesOf(next)).toContain('class-teacher');
  expect(await roster.rolesOf('demo-t-3-2')).toEqual(['subject-teacher']);
  const { assignments } = (await roster.doc('staff', 'demo-t-3-2')) as unknown as {
    assignments: { role: string; toDate: string | null }[];
  };
  expect(assignments.find(({ role }) => role === 'class-teacher')?.toDate).toBe('2026-10-11');
});

test('G1: who left has no access, nor has the guardian of an only child; a guardian of two keeps the other', async () => {
  expect(await roster.refused('leave', 'demo-t-2-1', today)).toBe('people-still-teaching');
  await roster.write('leave', 'demo-s-1-1-07', today);
  const lent = await roster.persons('demo-g-4-1-07');
  expect(lent.map(({ personId }) => personId)).toEqual(['demo-g-4-1-07']);
  await roster.write('leave', 'demo-s-6-3-09', today);
  const access = await roster.world.dump('access');
  expect(JSON.stringify(access)).not.toMatch(/demo-[sg]-6-3-09/);
  expect((await roster.write('leave', 'demo-s-6-3-09', today)).outcome).toBe('unchanged');
});

test('G1: a write whose author died before the rebuild is finished by the clock', async () => {
  const id = 'demo-en-5';
  const rights = [{ role: 'grade-leader', scope: 'grade:5' }];
  await roster.writeAndDie('setAssignments', id, rights, today);
  expect(await roster.rolesOf(id)).toEqual(['subject-teacher']);
  expect(await roster.docs('access_rebuilds', `person.${id}`)).toHaveLength(1);
  await roster.world.tick('clock');
  expect(await roster.rolesOf(id)).toEqual(['grade-leader']);
  expect(await roster.docs('access_rebuilds', '')).toEqual([]);
});

test('G1: what was written can be put back, but not over what somebody changed since', async () => {
  const id = 'demo-s-5-2-11';
  const before = await roster.doc('people', id);
  const { studentNumber, name } = before ?? {};
  const images: RosterImage[] = [];
  for (const classId of ['demo-5-1', 'demo-5-3']) {
    const child = { studentNumber, name, sex: 'girl', classId };
    images.push(...(await roster.write('putStudent', child, today)).images);
  }
  const putBack = () => roster.write('putBack', images) as unknown as Promise<{ kept: number }>;
  expect((await putBack()).kept).toBe(0);
  expect({ ...(await roster.doc('people', id)), version: 0 }).toEqual({ ...before, version: 0 });
  expect(await roster.docs('enrolments', id)).toHaveLength(1);
  expect((await putBack()).kept).toBe(0);
  await roster.write('moveStudent', { studentId: id, classId: 'demo-5-1' }, today);
  expect((await putBack()).kept).toBeGreaterThan(0);
  expect((await roster.doc('people', id))?.['classId']).toBe('demo-5-1');
});

test('G1: the reader gives the roster as it is, whoever left excepted', async () => {
  const read = (op: string, ...given: unknown[]) =>
    roster.order({ op, given }) as unknown as Promise<{ personId?: string; name?: string }[]>;
  const students = await read('students');
  // 810 and a new one, less two who left.
  expect(students).toHaveLength(809);
  expect(students.find(({ personId }) => personId === 'demo-s-5-2-11')).toMatchObject({
    studentNumber: '20220211',
    classId: 'demo-5-1',
  });
  expect((await read('classes')).map(({ name }) => name)).toContain('六（9）班');
  const guardians = await read('guardians');
  expect(guardians.find(({ personId }) => personId === 'demo-g-4-1-07')).toMatchObject({
    children: [{ studentId: 'demo-s-1-1-07' }, { studentId: 'demo-s-4-1-07' }],
  });
  expect(guardians.some(({ personId }) => personId === 'demo-g-6-3-09')).toBe(false);
  const staff = await read('staff', today);
  expect(staff.find(({ personId }) => personId === 'demo-en-5')).toMatchObject({
    rights: [{ role: 'grade-leader', scope: 'grade:5' }],
  });
  expect((await read('teaching')).length).toBe(18 * 3);
});

const two = [
  { role: 'subject-teacher', scope: 'class:demo-4-1' },
  { role: 'tutor', scope: 'school' },
];

/** Between reading the roster and writing access, and between writing and taking the marker away, others write. */
async function raceOf(world: RosterWorld) {
  const newer = { op: 'setAssignments', given: ['demo-en-4', two, today], rebuild: true };
  const older = { op: 'setAssignments', given: ['demo-en-4', [], today], rebuild: true };
  await world.order({ ...older, meanwhile: { at: 'beforeAccessWrite', orders: [newer] } });
  const afterRace = await world.rolesOf('demo-en-4');
  const dying = { ...newer, given: ['demo-en-1', two, today], rebuild: false };
  const slow = { ...older, given: ['demo-en-1', [], today] };
  await world.order({ ...slow, meanwhile: { at: 'beforeTakeAway', orders: [dying] } });
  await world.world.tick('clock');
  return { afterRace, afterDeath: await world.rolesOf('demo-en-1') };
}

test('G1: a rebuild that began earlier never wins over one that knows more, and takes no later marker away', async () => {
  const wanted = ['subject-teacher', 'tutor'];
  expect(await raceOf(roster)).toEqual({ afterRace: wanted, afterDeath: wanted });
});

test('G1: control: without comparing versions and markers the stale rights stay', async () => {
  const careless = await RosterWorld.start(false);
  try {
    expect(await raceOf(careless)).toEqual({ afterRace: [], afterDeath: [] });
  } finally {
    await careless.end();
  }
});
