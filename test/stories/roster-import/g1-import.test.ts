/** G1: a school's lists, from the file to the roster and back, on the real SDK. */
import { listChildren } from '../../../src/shared/people/children-contract';
import { me } from '../../../src/shared/people/contracts';
import { classList } from '../../../src/shared/people/desk-contracts';
import {
  exportRoster,
  listImports,
  rosterTemplate,
} from '../../../src/shared/roster-import/contracts';
import { tableOf } from '../../../src/shared/roster-import/tables';
import type { RosterRow } from '../../../src/shared/people/roster';
import { dayMs } from '../../../src/shared/time';
import { refusal, startWorld, type Actor, type World } from '../../harness/world';
import { gb18030Of } from './gb18030';
import {
  check,
  csvFileOf,
  decide,
  importWhole,
  newClass,
  open,
  rosterOf,
  run,
  upload,
  uploadAndCheck,
  workbookOf,
} from './lists-at-work';

let world: World;
let admin: Actor;

beforeAll(async () => {
  world = await startWorld();
  admin = await world.as('demo-admin');
}, 120_000);

afterAll(() => world.end());

type Change = (row: RosterRow) => RosterRow;
const with1 = (rows: readonly RosterRow[], at: number, change: Change) =>
  rows.map((row, index) => (index === at ? change(row) : row));

test('G1: errors are said row by row, nothing is written before the commit, and the same file twice changes nothing', async () => {
  const rows = newClass(6, 7, 20);
  const before = await rosterOf(world, 'demo');
  const wrong = with1(rows, 5, (row) => ({ ...row, name: '孙1' }) as RosterRow);
  const rejected = await uploadAndCheck(admin, await workbookOf(wrong));
  expect(rejected).toMatchObject({ state: 'rejected', rows: 0, facts: { problems: 1 } });
  expect((await open(admin, rejected, 'problems')).problems).toEqual([
    {
      sheet: '学生',
      line: 5,
      column: '姓名',
      found: '孙1',
      why: '看不明白这一格',
      expected: '两个字以上，不带数字和符号',
    },
  ]);
  expect(await refusal(decide(admin, rejected, 'commit'))).toBe('illegal-move');

  const ready = await uploadAndCheck(admin, await workbookOf(rows));
  expect(ready).toMatchObject({
    state: 'ready',
    rows: 43,
    stale: false,
    facts: { problems: 0, same: 0 },
  });
  expect(await rosterOf(world, 'demo')).toEqual(before);
  const { writes, pages } = await open(admin, ready, 'writes');
  expect(writes[0]).toMatchObject({ kind: 'staff', label: 'N607', isNew: true });
  // Twenty to a page.
  expect(pages).toBe(3);

  const done = await run(admin, await decide(admin, ready, 'commit'));
  expect(done).toMatchObject({ state: 'done', written: 43, overtaken: 0, undoable: true });
  const again = await uploadAndCheck(admin, await workbookOf(rows));
  expect(again).toMatchObject({ state: 'ready', rows: 0, facts: { same: 43 } });
  expect(await refusal(decide(admin, again, 'commit'))).toBe('illegal-move');
}, 120_000);

test('G1: the whole roster as it is exported changes nothing when it is imported, and who took it is kept', async () => {
  const { fileName, bytes } = await admin.call(exportRoster, { format: 'xlsx', kind: 'student' });
  expect(fileName).toBe('名单-2026-10-12.xlsx');
  const view = await uploadAndCheck(admin, Buffer.from(bytes, 'base64'));
  expect(await open(admin, view, 'problems')).toMatchObject({ problems: [] });
  expect(view).toMatchObject({ state: 'ready', rows: 0, facts: { absent: 0 } });
  expect(view.facts.same).toBeGreaterThan(1_700);
  const entries = (await world.dump('audit_entries'))['audit_entries'] ?? [];
  expect(entries).toContainEqual(
    expect.objectContaining({ act: 'roster-files.export', actorPersonId: 'demo-admin' }),
  );
  const template = await admin.call(rosterTemplate, { format: 'csv', kind: 'student' });
  expect(Buffer.from(template.bytes, 'base64').toString('utf8')).toContain(
    '学号,姓名,性别,年级,班号,校区',
  );
}, 120_000);

test('G1: a CSV in GB18030 is read as one in UTF-8 is, with and without its mark', async () => {
  const row = {
    kind: 'student',
    number: '2021010099',
    name: '周龘龘',
    sex: null,
    grade: 6,
    campus: null,
  } as const;
  const table = tableOf('student', [{ ...row, classNumber: 1 }]);
  const utf8 = csvFileOf(table);
  const files = [utf8, utf8.subarray(3), gb18030Of(utf8.subarray(3).toString('utf8'))];
  for (const bytes of files) {
    const view = await uploadAndCheck(admin, bytes, '学生.csv');
    expect(view).toMatchObject({ state: 'ready', rows: 1 });
    const { writes } = await open(admin, view, 'writes');
    expect(writes[0]?.cells).toContainEqual({ title: '姓名', before: '', after: '周龘龘' });
  }
});

test('G1: two imports at once: the second waits, then has to look again', async () => {
  const [one, other] = [newClass(5, 8, 4), newClass(5, 9, 4)];
  const first = await uploadAndCheck(admin, await workbookOf(one));
  const second = await uploadAndCheck(admin, await workbookOf(other));
  const begun = await decide(admin, first, 'commit');
  expect(await refusal(decide(admin, second, 'commit'))).toBe('roster-import-busy');
  expect(await run(admin, begun)).toMatchObject({ state: 'done' });
  expect(await refusal(decide(admin, second, 'commit'))).toBe('stale-version');
  const anew = await check(admin, second);
  expect(await run(admin, await decide(admin, anew, 'commit'))).toMatchObject({ state: 'done' });
});

test('G1: what somebody changed by hand meanwhile is left as it is, when writing and when taking back', async () => {
  const rows = newClass(4, 8, 4);
  await importWhole(admin, await workbookOf(rows));
  const renamed = rows.map((row) =>
    row.kind === 'student' ? { ...row, name: `${row.name}改` } : row,
  );
  const ready = await uploadAndCheck(admin, await workbookOf(renamed));
  expect(ready).toMatchObject({ rows: 4, facts: { same: rows.length - 4 } });
  const student = async (number: string) =>
    ((await world.dump('people'))['people'] ?? []).find((one) => one['studentNumber'] === number);
  const changed = await student('0408001');
  await changeByHand(String(changed?.['_id']), { name: '孙亲手', version: 9 });
  const done = await run(admin, await decide(admin, ready, 'commit'));
  expect(done).toMatchObject({ state: 'done', written: 3, overtaken: 1 });
  const { writes } = await open(admin, done, 'writes');
  expect(writes.map(({ overtaken }) => overtaken)).toEqual([true, false, false, false]);

  const next = await student('0408002');
  await changeByHand(String(next?.['_id']), { name: '孙又改', version: 19 });
  const back = await run(admin, await decide(admin, done, 'undo'));
  expect(back).toMatchObject({ state: 'rolled-back', written: 0, overtaken: 1 });
  const names = await Promise.all(['0408001', '0408002', '0408003'].map(student));
  expect(names.map((one) => one?.['name'])).toEqual(['孙亲手', '孙又改', '孙丂']);
});

async function changeByHand(id: string, fields: object): Promise<void> {
  const reply = await world.cloud.admin('database.modifyDocument', {
    collectionName: 'people',
    query: JSON.stringify({ _id: id }),
    data: JSON.stringify({ $set: fields }),
    multi: false,
    merge: true,
    upsert: false,
  });
  if ('code' in reply) throw new Error('not changed');
}

test('G1: a colleague gets the rights that the list gives, and keeps those it does not speak of', async () => {
  const teacher = world.person('demo-t-6-1');
  const number = ((await world.dump('staff'))['staff'] ?? []).find(
    ({ _id }) => _id === teacher.personId,
  )?.['staffNumber'];
  const row: RosterRow = {
    kind: 'staff',
    number: String(number),
    name: teacher.name,
    mobile: null,
    roleName: '班主任',
    duties: [{ role: 'tutor', grade: null }],
  };
  await importWhole(admin, await workbookOf([row]));
  const actor = await world.as(teacher);
  const { persons } = await actor.call(me, {});
  const roles = persons.find(({ personId }) => personId === teacher.personId)?.roles;
  expect(roles).toEqual(expect.arrayContaining(['class-teacher', 'subject-teacher', 'tutor']));
});

test('G1: two campuses: a class of the same name is another class, and says its campus wherever it is shown', async () => {
  const rows = newClass(2, 1, 3, '西校区');
  expect(await importWhole(admin, await workbookOf(rows))).toMatchObject({
    ...{ state: 'done', overtaken: 0 },
  });
  const again = await uploadAndCheck(admin, await workbookOf(rows));
  expect(again).toMatchObject({ rows: 0, facts: { same: rows.length } });
  const teacher = ((await world.dump('staff'))['staff'] ?? []).find(
    ({ _id }) => _id === 'demo-t-2-1',
  );
  // The school writes down where the classes from before are: they stay the same classes.
  const named: RosterRow = {
    ...{ kind: 'class', grade: 2, number: 1, campus: '东校区' },
    teacherNumber: String(teacher?.['staffNumber']),
  };
  const ready = await uploadAndCheck(admin, await workbookOf([named]));
  expect((await open(admin, ready, 'writes')).writes).toMatchObject([
    { isNew: false, cells: [{ title: '校区', before: '', after: '东校区' }] },
  ]);
  const done = await run(admin, await decide(admin, ready, 'commit'));
  expect(done).toMatchObject({ state: 'done', written: 1 });
  const child = await world.as('demo-s-2-1-01');
  expect((await child.call(me, {})).persons[0]?.className).toBe('东校区二（1）班');
  const { otherClasses } = await admin.call(classList, { classId: 'demo-1-1' });
  const names = otherClasses.map(({ name }) => name).filter((name) => /二（.）班$/u.test(name));
  expect(names).toEqual(['二（2）班', '二（3）班', '东校区二（1）班', '西校区二（1）班']);
  // Which of the two is meant must be said now.
  const table = tableOf('student', [
    {
      ...{ kind: 'student', number: '2021010098', name: '周小龙', sex: null, grade: 2 },
      ...{ classNumber: 1, campus: null },
    },
  ]);
  const rejected = await uploadAndCheck(admin, csvFileOf(table), '学生.csv');
  expect((await open(admin, rejected, 'problems')).problems).toMatchObject([
    { line: 2, column: '校区', why: '东校区和西校区都有2年级1班' },
  ]);
  const back = await run(admin, await decide(admin, done, 'undo'));
  expect(back).toMatchObject({ state: 'rolled-back', overtaken: 0 });
  expect((await child.call(me, {})).persons[0]?.className).toBe('二（1）班');
});

test('G1: another school’s import is not found, and families know nothing of imports', async () => {
  const view = await upload(admin, await workbookOf(newClass(3, 9, 1)));
  const neighbour = await world.as('demo2-admin');
  for (const work of [
    () => check(neighbour, view),
    () => open(neighbour, view, 'writes'),
    () => decide(neighbour, view, 'drop'),
    () => run(neighbour, view),
  ])
    expect(await refusal(work())).toBe('not-found');
  const { imports } = await neighbour.call(listImports, {});
  expect(imports).toEqual([]);
  const guardian = await world.as('demo-g-6-1-01');
  expect(await refusal(guardian.call(listImports, {}))).toBe('forbidden');
  expect((await guardian.call(listChildren, {})).children.length).toBe(1);
});

test('G1: days later names, numbers and the file are gone, and with them the way back', async () => {
  await world.jumpTo((await world.nowMs()) + 8 * dayMs);
  await world.tick('clock');
  // A few imports at a time.
  for (let hour = 1; hour <= 2; hour += 1) {
    await world.jumpTo((await world.nowMs()) + 3_600_000);
    await world.tick('clock');
  }
  const dump = await world.dump('imports', 'import_rows', 'import_journal');
  expect(dump['import_rows']).toEqual([]);
  expect(dump['import_journal']).toEqual([]);
  expect((dump['imports'] ?? []).every(({ cleared }) => cleared === true)).toBe(true);
  const { imports } = await admin.call(listImports, {});
  const done = imports.find(({ state }) => state === 'done');
  expect(done?.undoable).toBe(false);
  if (done) expect(await refusal(decide(admin, done, 'undo'))).toBe('roster-import-over');
});
