/** H1 on the real SDK: a photographed page, from the teacher to the families of the class and to nobody else. */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { HomeworkPicture } from '../../../cloudfunctions/features/homework/collections';
import { decideRequest } from '../../../src/shared/homework/decision-contracts';
import { childToday } from '../../../src/shared/homework/family-contracts';
import {
  addPicture,
  mostPartBytes,
  sheetPictures,
} from '../../../src/shared/homework/picture-contracts';
import { homeworkDesk } from '../../../src/shared/homework/teacher-contracts';
import type { Subject } from '../../../src/shared/people/subjects';
import { dayMs, hourMs } from '../../../src/shared/time';
import { at, refusal, startWorld, type World } from '../../harness/world';
import {
  addPictureOf,
  childId,
  classIdOf,
  give,
  gradeLeader,
  monday,
  parentId,
  pictureOf,
  Stored,
  teacherOf,
} from './homework-fixture';

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await world.tick('clock');
});

afterAll(() => world.end());

const teacher = teacherOf('6-3');
const given = { by: teacher, subject: 'chinese' as const, places: ['6-3'], minutes: 20 };

async function picturesAs(who: string, place: string, subject: Subject, date = monday) {
  const actor = await world.as(who);
  const { pictures } = await actor.call(sheetPictures, {
    classId: classIdOf(place),
    date,
    subject,
  });
  return pictures;
}

const stored = async () =>
  ((await world.dump('homework_pictures'))['homework_pictures'] ??
    []) as unknown as HomeworkPicture[];

/** Files in the cloud's storage. */
const files = () => readdirSync(path.join(world.cloud.dataDir, 'files')).length;

test('H1: a teacher posts a picture instead of words; a parent of the class gets it, as it was, without what stood beside it', async () => {
  const pictureId = await addPictureOf(world, teacher, pictureOf(1, '39.9042 N, 116.4074 E'));
  expect(await give(world, { ...given, pictures: [pictureId] })).toEqual(['published']);
  const parent = await world.as(parentId('6-3', '01'));
  const today = await parent.call(childToday, { childId: childId('6-3', '01') });
  const chinese = today.subjects.find(({ subject }) => subject === 'chinese');
  expect([chinese?.tasks[0]?.text, chinese?.pictures]).toEqual([
    '',
    [{ pictureId, url: expect.stringMatching(/^http/) }],
  ]);
  expect((await fetch(chinese?.pictures[0]?.url ?? '')).status).toBe(200);
  const [picture] = await picturesAs(parentId('6-3', '01'), today.classId.slice(5), 'chinese');
  expect(picture?.pictureId).toBe(pictureId);
  const reply = await fetch(picture?.url ?? '');
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(Buffer.from(await reply.arrayBuffer()).toString('base64')).toBe(pictureOf(1));
  // What a phone learns of the file is an address that says nothing of the picture's id.
  expect(picture?.url).not.toContain(pictureId);
});

test('H1: who may not read the post gets no picture of it, and learns nothing', async () => {
  const strangers = [
    parentId('6-1', '01'),
    'demo2-g-3-1-01',
    teacherOf('6-1'),
    teacherOf('5-3'),
    gradeLeader(6),
    world.personOf('demo', 'leader').personId,
  ];
  for (const who of strangers)
    expect([who, await refusal(picturesAs(who, '6-3', 'chinese'))]).toEqual([who, 'not-found']);
  // A post without pictures, one that was never made, a class of another school.
  for (const [place, subject] of [
    ['6-3', 'english'],
    ['3-3', 'chinese'],
  ] as const)
    expect(await refusal(picturesAs(parentId('6-3', '01'), place, subject))).toBe('not-found');
  expect(await picturesAs(teacher, '6-3', 'chinese')).toHaveLength(1);
});

test('H1: an address runs out after ten minutes; a new one is had', async () => {
  const [before] = await picturesAs(parentId('6-3', '02'), '6-3', 'chinese');
  await world.jumpTo((await world.nowMs()) + 11 * 60_000);
  expect((await fetch(before?.url ?? '')).status).toBe(403);
  const [after] = await picturesAs(parentId('6-3', '02'), '6-3', 'chinese');
  expect((await fetch(after?.url ?? '')).status).toBe(200);
});

test('H1: the same tap twice, or five times at once, is one picture; with another picture it is refused', async () => {
  const [kept, before] = [(await stored()).length, files()];
  const tries = Array.from({ length: 5 }, () =>
    addPictureOf(world, teacher, pictureOf(2), 'picture-request-1'),
  );
  const ids = new Set([
    ...(await Promise.all(tries)),
    await addPictureOf(world, teacher, pictureOf(2), 'picture-request-1'),
  ]);
  expect([ids.size, (await stored()).length - kept, files() - before]).toEqual([1, 1, 1]);
  const other = addPictureOf(world, teacher, pictureOf(3), 'picture-request-1');
  expect(await refusal(other)).toBe('request-conflict');
  // A colleague's tap may have any id.
  const theirs = await addPictureOf(world, teacherOf('6-1'), pictureOf(2), 'picture-request-1');
  expect(ids.has(theirs)).toBe(false);
});

/** In calls as a phone makes them. */
function partsOf(picture: Buffer): string[] {
  const count = Math.ceil(picture.length / mostPartBytes);
  return Array.from({ length: count }, (_, part) =>
    picture.subarray(part * mostPartBytes, (part + 1) * mostPartBytes).toString('base64'),
  );
}

test('H1: a full page comes in parts, in order, and is one picture; nothing of the parts stays', async () => {
  const actor = await world.as(teacher);
  const picture = Buffer.from(pictureOf(0, '', 420), 'base64');
  const parts = partsOf(picture);
  expect(parts.length).toBe(3);
  const send = (part: number, bytes = parts[part] ?? '') =>
    actor.call(addPicture, { taken: 'in-parts-1', part, parts: 3, bytes });
  const [kept, before] = [(await stored()).length, files()];
  expect(await refusal(send(1))).toBe('homework-picture-gone');
  const { pictureId, whole } = await send(0);
  expect(whole).toBe(false);
  expect(await refusal(send(2))).toBe('illegal-move');
  expect(await refusal(send(0, pictureOf(3)))).toBe('request-conflict');
  expect(await refusal(give(world, { ...given, pictures: [pictureId] }))).toBe(
    'homework-picture-gone',
  );
  expect(await send(1)).toEqual({ pictureId, whole: false });
  // The whole row once more, as after a lost answer.
  expect([await send(0), await send(1)].map((one) => one.whole)).toEqual([false, false]);
  expect(await send(2)).toEqual({ pictureId, whole: true });
  expect([await send(2), await send(0)].map((one) => one.whole)).toEqual([true, true]);
  expect([(await stored()).length - kept, files() - before]).toEqual([1, 1]);
  await give(world, { ...given, pictures: [pictureId] });
  const [shown] = await picturesAs(parentId('6-3', '01'), '6-3', 'chinese');
  const reply = await fetch(shown?.url ?? '');
  expect(Buffer.from(await reply.arrayBuffer()).equals(picture)).toBe(true);
});

test('H1: parts that come to no picture are refused at the last, and nothing of them stays', async () => {
  const actor = await world.as(teacher);
  const [first = '', second = ''] = partsOf(Buffer.from(pictureOf(0, '', 420), 'base64'));
  const [kept, before] = [(await stored()).length, files()];
  const send = (part: number, bytes: string) =>
    actor.call(addPicture, { taken: 'in-parts-2', part, parts: 2, bytes });
  await send(0, first);
  expect(await refusal(send(1, second))).toBe('homework-not-a-picture');
  expect([(await stored()).length, files()]).toEqual([kept, before]);
});

test('H1: what is too large or no picture is refused in plain words, and nothing of it stays stored', async () => {
  const [kept, before] = [(await stored()).length, files()];
  const actor = await world.as(teacher);
  const large = Buffer.concat([
    Buffer.from(pictureOf(4), 'base64'),
    Buffer.alloc(mostPartBytes),
  ]).toString('base64');
  const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>').toString('base64');
  const cut = Buffer.from(pictureOf(4), 'base64').subarray(0, 50).toString('base64');
  for (const [bytes, code] of [
    [large, 'homework-picture-too-large'],
    [script, 'homework-not-a-picture'],
    [cut, 'homework-not-a-picture'],
    ['A'.repeat(120_000), 'too-large'],
  ] as const) {
    const input = { taken: 'refused-1', part: 0, parts: 1, bytes };
    const reply = await actor.reply(addPicture.name, input).catch(() => null);
    // Beyond 100 KB the platform itself refuses the call.
    if (reply === null) expect(code).toBe('too-large');
    else expect(reply).toMatchObject({ ok: false, error: { code } });
  }
  // Every other action keeps its own, smaller limit.
  const post = await actor.reply('homework.post', { bytes: 'A'.repeat(40_000) });
  expect(post).toMatchObject({ ok: false, error: { code: 'too-large' } });
  expect([(await stored()).length, files()]).toEqual([kept, before]);
});

test('H1: a picture goes into posts of whoever took it alone', async () => {
  const theirs = await addPictureOf(world, teacherOf('6-1'), pictureOf(5));
  const none = 'x'.repeat(43);
  for (const pictureId of [theirs, none])
    expect(await refusal(give(world, { ...given, pictures: [pictureId] }))).toBe(
      'homework-picture-gone',
    );
  // Refused whole: what families read is what stood before.
  expect(await picturesAs(teacher, '6-3', 'chinese')).toHaveLength(1);
});

test('H1, H2: over the limit only whoever decides sees the page until it is agreed; then the families do', async () => {
  const pictureId = await addPictureOf(world, teacher, pictureOf(6));
  const asking = { ...given, minutes: 40, pictures: [pictureId], reason: '单元最后一课' };
  expect(await give(world, asking)).toEqual(['waiting']);
  const idsAs = async (who: string) =>
    (await picturesAs(who, '6-3', 'chinese')).map((one) => one.pictureId);
  expect(await idsAs(gradeLeader(6))).toEqual([pictureId]);
  expect(await idsAs(teacher)).toContain(pictureId);
  expect(await idsAs(parentId('6-3', '01'))).not.toContain(pictureId);
  const { rows } = await (await world.as(teacher)).call(homeworkDesk, {});
  expect(rows[0]?.asked?.sheet.pictures).toEqual([pictureId]);
  await (
    await world.as(gradeLeader(6))
  ).call(decideRequest, {
    classId: classIdOf('6-3'),
    date: monday,
    subject: 'chinese',
    number: 1,
    agree: true,
    dayMinutes: 40,
    reason: '同意，周二不留',
  });
  expect(await idsAs(parentId('6-3', '01'))).toEqual([pictureId]);
  expect(await refusal(idsAs(gradeLeader(6)))).toBe('not-found');
});

test('H1: one picture for several classes; a correction without it keeps it in the history, and in the storage', async () => {
  const pictureId = await addPictureOf(world, gradeLeader(5), pictureOf(7));
  const both = { by: gradeLeader(5), subject: 'mathematics' as const, minutes: 20 };
  await give(world, { ...both, places: ['5-2', '5-3'], pictures: [pictureId] });
  await give(world, { ...both, places: ['5-3'] });
  expect(await refusal(picturesAs(parentId('5-3', '01'), '5-3', 'mathematics'))).toBe('not-found');
  expect(await picturesAs(parentId('5-2', '01'), '5-2', 'mathematics')).toHaveLength(1);
  const post = (await Stored.of(world)).post('5-3', 'mathematics');
  expect(post?.history.map(({ sheet }) => sheet?.pictures)).toEqual([[pictureId], undefined]);
});

test('H1: a picture that came into no post is gone after a day; posted ones stay', async () => {
  const before = await stored();
  const waiting = before.filter(({ state }) => state !== 'posted');
  expect(waiting.length).toBeGreaterThan(1);
  const fileCount = files();
  await world.skipTo((await world.nowMs()) + dayMs - hourMs);
  expect(await stored()).toHaveLength(before.length);
  await world.skipTo((await world.nowMs()) + 2 * hourMs);
  const after = await stored();
  expect(after.map(({ state }) => state)).toEqual(after.map(() => 'posted'));
  expect(after).toHaveLength(before.length - waiting.length);
  expect(files()).toBe(fileCount - waiting.length);
  // Too late for a post; the same tap begins anew.
  const late = waiting[0]?._id ?? '';
  const post = { ...given, pictures: [late], date: '2026-10-13' };
  expect(await refusal(give(world, post))).toBe('homework-picture-gone');
  // Yesterday's page is no family's business any more; the class teacher still finds it.
  expect(await refusal(picturesAs(parentId('5-2', '01'), '5-2', 'mathematics'))).toBe('not-found');
  expect(await picturesAs(teacherOf('5-2'), '5-2', 'mathematics')).toHaveLength(1);
});

test('H1: wherever taking or clearing a picture dies, the same tap or the next hour ends it, and no file is left over', async () => {
  const [kept, before] = [(await stored()).length, files()];
  const actor = await world.as(teacher);
  for (const [place, after] of [
    [2, true],
    [3, false],
    [3, true],
    [4, true],
    [5, false],
  ] as const) {
    const taken = `dying-${place}-${after ? 'after' : 'before'}`;
    await world.faults({ kill: { function: 'api', atAdminCall: place, after } });
    const input = { taken, part: 0, parts: 1, bytes: pictureOf(place) };
    await actor.call(addPicture, input).catch(() => undefined);
    await world.faults({ reset: true, dropAbandonedTransactions: true });
  }
  expect((await stored()).filter(({ state }) => state === 'arriving')).toHaveLength(3);
  // In parts: at the first part's file, at its mark, at the whole, and at the clearing of the parts.
  const parts = partsOf(Buffer.from(pictureOf(0, '', 300), 'base64'));
  expect(parts.length).toBe(2);
  for (const [part, place] of [
    [0, 4],
    [0, 2],
    [1, 4],
    [1, 5],
    [1, 7],
  ] as const) {
    const input = { taken: 'dying-parts', part, parts: 2, bytes: parts[part] ?? '' };
    await world.faults({ kill: { function: 'api', atAdminCall: place, after: true } });
    await actor.call(addPicture, input).catch(() => undefined);
    await world.faults({ reset: true, dropAbandonedTransactions: true });
  }
  const again = await addPictureOf(world, teacher, pictureOf(2), 'dying-2-after');
  const done = (await stored()).find(({ _id }) => _id === again);
  expect(done?.state).toBe('ready');
  const lateMs = (await world.nowMs()) + dayMs + hourMs;
  await world.jumpTo(lateMs);
  for (const call of [4, 8, 12]) {
    await world.faults({ kill: { function: 'clock', atAdminCall: call, after: true } });
    await world.cloud.call('clock');
    await world.faults({ reset: true, dropAbandonedTransactions: true });
  }
  await world.skipTo(lateMs + 2 * hourMs);
  expect([(await stored()).length, files()]).toEqual([kept, before]);
});

test('H1: without its file a picture has no address, and the words of the day come all the same', async () => {
  await world.jumpTo(at('2026-10-20', '15:00'));
  const pictureId = await addPictureOf(world, teacher, pictureOf(9));
  await give(world, { ...given, date: '2026-10-20', pictures: [pictureId] });
  const folder = path.join(world.cloud.dataDir, 'files');
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
  const parent = await world.as(parentId('6-3', '01'));
  const { subjects } = await parent.call(childToday, { childId: childId('6-3', '01') });
  const chinese = subjects.find(({ subject }) => subject === 'chinese');
  expect([chinese?.minutes, chinese?.pictures]).toEqual([20, [{ pictureId, url: null }]]);
  expect(await picturesAs(parentId('6-3', '01'), '6-3', 'chinese', '2026-10-20')).toEqual([]);
});
