/** M6 on real phones: two people in two places open a red thread; keys are made and drilled; a closed box says so. */
import { routes } from '../../../src/lib/routes';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { demoPassphrase } from '../../../src/shared/seal/demo';
import { listOpenings } from '../../../src/shared/seal/opening-contracts';
import { changeDocument } from '../../harness/change-document';
import { minuteMs } from '../../harness/world';
import { phoneTest } from '../messages/phone-test';
import type { Phone } from '../messages/phones';
import { findingsOf } from '../page-findings';
import type { SealPage } from './seal-pages';

const stage = phoneTest();
const danger = '我不想活了，今天晚上就想从楼上跳下去。';
const reason = '说了今晚和地点，热线已经接上，要马上找到人';

const findingsAt = (phone: Phone, page: SealPage) => findingsOf(phone, `seal/${page}`);

async function approve(phone: Phone): Promise<void> {
  await phone.write('您的口令', demoPassphrase);
  await phone.tap('同意');
}

test('M6: asked on one phone, approved on two others, the name is there for the three and gone when it is closed', async () => {
  const { world } = stage;
  const child = world.student(21);
  const { thread } = await (await world.as(child)).call(postMessage, { text: danger });
  const asker = await stage.phoneOf(await world.onDuty());
  await asker.open(`${routes.staffThread}?threadId=${thread.threadId}`);
  await asker.tap('有生命危险，申请核实身份');
  await asker.write('申请的原因', reason);
  expect(await findingsAt(asker, 'request')).toEqual({});
  await asker.tap('提交');
  await asker.text('等两位负责人同意').waitFor();
  await asker.tap('看 110 怎么说');
  await asker.text(/您好，这里是润心实验学校/).waitFor();

  const leader = await stage.phoneOf(world.personOf('demo', 'leader'));
  await leader.open(routes.sealOpenings);
  await leader.text(reason).first().waitFor();
  expect(await findingsAt(leader, 'asked')).toEqual({});
  await leader.write('您的口令', '西瓜 钢琴 月亮 大海 熊猫 雨伞 火车 长城 春天');
  await leader.tap('同意');
  await leader.page.getByText('口令不对，请对着记下的再输一次。').waitFor();
  await leader.page.getByText('知道了').click();
  await approve(leader);
  await leader.text('已有一位同意，还差一位').waitFor();
  expect(await leader.button('看是谁').count()).toBe(0);
  expect(await findingsAt(leader, 'half')).toEqual({});

  const lead = await stage.phoneOf(world.personOf('demo', 'lead-counsellor'));
  await lead.open(routes.sealOpenings);
  await lead.text(reason).first().waitFor();
  await approve(lead);
  await lead.tap('看是谁');
  await lead.text(child.name).waitFor();
  expect(await findingsAt(lead, 'open')).toEqual({});
  await asker.sees('两位都同意了');
  await asker.tap('看是谁');
  await asker.text(child.name).waitFor();

  await lead.tap('看完了，现在就关上');
  await lead.text('已经关上').waitFor();
  expect(await lead.page.content()).not.toContain(child.name);
  await lead.tap('告诉了监护人');
  await lead.write('告诉了监护人', '班主任电话告诉了妈妈');
  await lead.tap('记下');
  await lead.text(/班主任电话告诉了妈妈/).waitFor();
});

test('M6: keys and drill on one page: a drill is begun and approved, its time is kept', async () => {
  const { world } = stage;
  const leader = await stage.phoneOf(world.personOf('demo', 'leader'));
  await leader.open(routes.sealKeys);
  await leader.text('学校负责人钥匙').waitFor();
  await leader.tap('开始演练');
  await leader.text('每月演练').first().waitFor();
  await approve(leader);
  await leader.text('已有一位同意，还差一位').waitFor();
  const lead = await stage.phoneOf(world.personOf('demo', 'lead-counsellor'));
  await lead.open(routes.sealOpenings);
  await approve(lead);
  await lead.text('演练成功').waitFor();
  const { openings } = await (await world.as('demo-lead')).call(listOpenings, {});
  expect(openings.find(({ kind }) => kind === 'drill')?.state).toBe('closed');

  await lead.tap(/^口令、持有人和演练/);
  await lead.text(/上次：今天/).waitFor();
  expect(await findingsAt(lead, 'keys')).toEqual({});
});

test('M6: a colleague makes an own passphrase, which is shown once and typed again', async () => {
  const person = stage.world.person('demo-c-3');
  const phone = await stage.phoneOf(person);
  await phone.open(routes.sealKeys);
  await phone.tap('做一个口令');
  const words = phone.screen.locator('#made-words');
  await words.waitFor();
  const passphrase = await words.innerText();
  expect(await findingsAt(phone, 'paper')).toEqual({});
  await phone.tap('写好了，再输一次');
  await phone.text('照着纸上输一次。输对了才能用。').waitFor();
  expect(await phone.page.content()).not.toContain(passphrase);
  await phone.write('您的口令', passphrase);
  await phone.tap('核对');
  await phone.text('口令可以用了。').first().waitFor();
});

test('W9: a child says whom it is about, before sending and later; somebody of the district takes it over', async () => {
  const { world } = stage;
  const child = await stage.phoneOf(world.student(29));
  await child.open(routes.write);
  await child.write('想说的话', danger);
  await child.tap(/^这件事和谁有关/);
  await child.screen.getByRole('radio', { name: '和学校里的大人有关' }).click();
  await child.screen.getByRole('radio', { name: '校领导' }).click();
  await child.text('我们不会告诉学校领导，他们也看不到。').waitFor();
  expect(await findingsAt(child, 'about-whom')).toEqual({});
  await child.tap('就这样');
  await child.text('和学校领导有关，可以改。').waitFor();
  await child.tap('发送');
  await child.text(/已通知值班老师和区里的老师/).waitFor();
  await child.tap('和谁有关，你告诉过我们');
  await child.screen.getByRole('radio', { name: '和家里人有关' }).click();
  await child.text('从现在起是这样。以前已经发出去的通知，收不回来。').waitFor();
  expect(await findingsAt(child, 'about-whom-later')).toEqual({});
  await child.tap('告诉你们');
  await child.button('告诉你们').waitFor({ state: 'detached' });

  const district = await stage.phoneOf(world.person('demo-receiver-1'));
  await district.open(routes.home);
  await district.tap(/^接收件/);
  const row = district.screen.locator('.in-row').first();
  await row.waitFor();
  expect(await findingsAt(district, 'district-inbox')).toEqual({});
  await row.click();
  await district.text('孩子说和家里人有关：先不要联系监护人。').waitFor();
  await district.tap('由我接手');
  await district.button('由我接手').waitFor({ state: 'detached' });
  expect(await findingsAt(district, 'district-thread')).toEqual({});
});

test('W9: those of the district see their own drill on the page of keys, and begin it', async () => {
  const district = await stage.phoneOf(stage.world.person('demo-receiver-1'));
  await district.open(routes.sealKeys);
  await district.text('区里钥匙的每月演练').waitFor();
  await district.text('该演练了').waitFor();
  expect(await findingsAt(district, 'keys-district')).toEqual({});
  await district.tap('开始演练');
  await district.text('等两位区里的老师同意').waitFor();
});

test('W9, M6: where nobody can open it, the page of the request shows what to read out at 110', async () => {
  const { world } = stage;
  const [school] = ((await world.dump('schools'))['schools'] ?? []).filter(
    ({ _id }) => _id === 'demo',
  );
  const seal = school?.['seal'] as object;
  await changeDocument(world, 'schools', 'demo', { seal: { ...seal, district: null } });
  await world.jumpTo((await world.nowMs()) + 3 * minuteMs);
  const child = await world.as(world.student(31));
  const { thread } = await child.call(postMessage, { text: danger, concerns: ['leaders'] });
  const asker = await stage.phoneOf(await world.onDuty());
  await asker.open(`${routes.sealRequest}?threadId=${thread.threadId}`);
  await asker.write('申请的原因', reason);
  await asker.tap('提交');
  await asker.text('现在核实不了身份').waitFor();
  await asker.text(/您好，这里是润心实验学校心理健康教育中心/).waitFor();
  await asker.text(/说了今晚和地点/).waitFor();
  expect(await findingsAt(asker, 'request-110')).toEqual({});
  await changeDocument(world, 'schools', 'demo', { seal });
});

test('M6: while the box is closed a child reads why, loses no word, and has somebody to call', async () => {
  const { world } = stage;
  const none = {
    ...{ leader: null, lead: null },
    ...{ openSinceMs: null, drilledAtMs: null, drillTookMs: null },
  };
  await changeDocument(world, 'schools', 'demo', { seal: none });
  await world.jumpTo((await world.nowMs()) + 2 * minuteMs);
  const phone = await stage.phoneOf(world.student(33));
  await phone.open(routes.write);
  await phone.write('想说的话', '今天有件事想说。');
  await phone.tap('发送');
  await phone.page
    .getByText(/学校的留言还没有开通/)
    .first()
    .waitFor();
  await phone.page.getByText('知道了').click();
  expect(await phone.screen.getByRole('textbox', { name: '想说的话' }).inputValue()).toBe(
    '今天有件事想说。',
  );
  await phone.button(/拨打 12355/).waitFor();
});
