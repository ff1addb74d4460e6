/** M3 on the real SDK: subscription messages to staff are counted as WeChat counts them. */
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { grantNotice, noticeBalance } from '../../../src/shared/notices/contracts';
import { startWorld, type World } from '../../harness/world';

const templateId = 'tmpl-staff';
let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

test('M3: one consent is one notice; the same tap counts once, also when it comes twice at once', async () => {
  const lead = await world.as(world.personOf('demo', 'lead-counsellor'));
  expect(await lead.call(noticeBalance, {})).toEqual({ templateId, balance: 0 });
  const taps = ['consent-tap-1', 'consent-tap-1', 'consent-tap-2', 'consent-tap-1'];
  await Promise.all(taps.map((tap) => lead.call(grantNotice, {}, tap)));
  expect(await lead.call(grantNotice, {}, 'consent-tap-2')).toEqual({ balance: 2 });
  expect(await lead.call(noticeBalance, {})).toEqual({ templateId, balance: 2 });
});

test('M3: with WeCom down the subscription message goes out and uses the consent up; a refusal ends them all', async () => {
  const onDuty = await world.onDuty();
  const duty = await world.as(onDuty);
  for (const tap of ['consent-tap-3', 'consent-tap-4', 'consent-tap-5'])
    await duty.call(grantNotice, {}, tap);
  // WeChat itself knows of one consent only: what we count may be wrong, what it says holds.
  await world.cloud.setSubscribeBalance(onDuty.openid, templateId, 1);
  await world.faults({ wecom: 'down' });
  const student = await world.as(world.student(20));
  await student.call(postMessage, { text: '想找老师说话。' });
  const sent = (await world.sent()).filter(
    ({ channel, accepted }) => channel === 'subscribe' && accepted,
  );
  expect(sent.map(({ to }) => to)).toEqual([onDuty.openid]);
  expect((await duty.call(noticeBalance, {})).balance).toBe(2);
  await student.call(postMessage, { text: '再想说一件事。', newName: true });
  expect((await duty.call(noticeBalance, {})).balance).toBe(0);
});

test('M3: a student’s address or balance is never kept beside those of the staff', async () => {
  const stored = (await world.dump('notice_balances'))['notice_balances'] ?? [];
  const staffIds = new Set(((await world.dump('staff'))['staff'] ?? []).map(({ _id }) => _id));
  expect(stored.length).toBeGreaterThan(0);
  for (const { _id } of stored) expect(staffIds.has(_id)).toBe(true);
});
