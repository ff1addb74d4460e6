import type { LocalCloudProcess } from '../../harness/local-cloud-process';
import { startFixtureCloud, type FixtureCloud } from '../functions/fixture-cloud';

const KEY = 'local-robot';
const START_MS = Date.parse('2026-09-01T08:00:00+08:00');
const MINUTE_MS = 60_000;

let fixture: FixtureCloud;
let cloud: LocalCloudProcess;
let quietMinutes = 0;
beforeAll(async () => {
  fixture = await startFixtureCloud();
  cloud = fixture.cloud;
});
beforeEach(async () => {
  // A minute of its own for each test, so that none sees the rate of another.
  quietMinutes += 10;
  await cloud.setClock(START_MS + quietMinutes * MINUTE_MS);
});
afterAll(() => fixture.dispose());

const text = (content: string, mobiles?: string[]) => ({
  msgtype: 'text',
  text: { content, mentioned_mobile_list: mobiles },
});
const lastSeq = async () => (await cloud.notices()).at(-1)?.seq ?? 0;

test('an accepted message is listed with the mobiles it mentions, without the key', async () => {
  const seq = await lastSeq();
  const sent = await cloud.sendToRobot(
    KEY,
    text('有一条留言待回复', ['13800000001', '13800000002']),
  );
  expect(sent).toEqual({ errcode: 0, errmsg: 'ok' });
  const listed = await cloud.notices(seq);
  expect(listed).toMatchObject([
    {
      channel: 'wecom',
      accepted: true,
      to: '13800000001,13800000002',
      text: '有一条留言待回复',
    },
  ]);
  expect(JSON.stringify(listed)).not.toContain(KEY);
});

test('2 048 bytes of UTF-8 are the most a text may have', async () => {
  const full = `${'中'.repeat(682)}ab`;
  expect(Buffer.byteLength(full)).toBe(2048);
  expect(await cloud.sendToRobot(KEY, text(full))).toMatchObject({ errcode: 0 });
  expect(await cloud.sendToRobot(KEY, text(`${full}c`))).toMatchObject({ errcode: 40058 });
});

test('the 21st message of a minute is refused, by the time of the local cloud', async () => {
  const codes: number[] = [];
  for (let number = 1; number <= 21; number += 1) {
    codes.push((await cloud.sendToRobot(KEY, text(`第 ${number} 条`))).errcode);
  }
  expect(codes).toEqual([...Array<number>(20).fill(0), 45009]);
  const { nowMs } = await cloud.clock();
  await cloud.setClock(nowMs + MINUTE_MS);
  expect(await cloud.sendToRobot(KEY, text('新的一分钟'))).toMatchObject({ errcode: 0 });
});

test('the rate outlives a kill of the program', async () => {
  for (let number = 1; number <= 20; number += 1) await cloud.sendToRobot(KEY, text('一条'));
  await cloud.kill();
  await cloud.start();
  expect(await cloud.sendToRobot(KEY, text('又一条'))).toMatchObject({ errcode: 45009 });
});

test.each([
  ['an unknown key', 'other', text('x'), 93000],
  ['no key', '', text('x'), 93000],
  ['another kind', KEY, { msgtype: 'markdown', markdown: { content: 'x' } }, 40008],
  ['no text', KEY, { msgtype: 'text' }, 40008],
  ['an empty text', KEY, text(' '), 44004],
])('refuses %s', async (_what, key, message, errcode) => {
  expect(await cloud.sendToRobot(key, message)).toMatchObject({ errcode });
});

test('faults: down answers 503 and keeps nothing, limit answers 45009', async () => {
  const seq = await lastSeq();
  await cloud.orderFaults({ wecom: 'down' });
  const response = await cloud.fetch(`/wecom/cgi-bin/webhook/send?key=${KEY}`, {
    method: 'POST',
    body: JSON.stringify(text('x')),
  });
  expect(response.status).toBe(503);
  expect(await cloud.notices(seq)).toEqual([]);
  await cloud.orderFaults({ wecom: 'limit' });
  expect(await cloud.sendToRobot(KEY, text('x'))).toMatchObject({ errcode: 45009 });
  await cloud.orderFaults({ reset: true });
  expect(await cloud.sendToRobot(KEY, text('x'))).toMatchObject({ errcode: 0 });
});
