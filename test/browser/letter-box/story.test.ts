/** M1 on real devices: a code makes a terminal, a child writes and reads there, and nothing of it stays behind. */
import { routes } from '../../../src/lib/routes';
import { enterLetter } from '../../../src/shared/letter-box/contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { toLocalDate } from '../../../src/shared/time';
import { allSeen } from '../../harness/all-seen';
import { phoneTest } from '../messages/phone-test';
import type { Phone } from '../messages/phones';
import { findingsOf, keepPicture } from '../page-findings';
import type { LetterPage } from './letter-pages';

const stage = phoneTest();
const words = '我没有手机，想和老师说说话。';
const danger = '我不想活了，今天晚上就想从楼上跳下去。';
const device = { openid: 'openid-new-tablet', personId: '', name: '', role: '', roleName: '' };

let slipCode = '';

const expectWell = async (phone: Phone, page: LetterPage) =>
  expect(await findingsOf(phone, `letter-box/${page}`)).toEqual({});

/** Everything that the browser keeps when the page is gone. */
const keptBy = ({ page }: Phone) =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

test('M1: staff print slips, enter a letter, and make a device the school’s terminal with a code', async () => {
  const { world } = stage;
  const duty = await stage.phoneOf(await world.onDuty());
  await duty.open(routes.letterBox);
  await duty.text('登记一台新设备').waitFor();
  await expectWell(duty, 'desk');
  await duty.tap(/打印取信条/);
  await duty.tap('做 12 张');
  slipCode = (await duty.screen.locator('.lb-figure').first().innerText()).trim();
  const download = duty.page.waitForEvent('download');
  await duty.tap('存下来打印');
  expect((await download).suggestedFilename()).toBe('runxin-slips.html');
  await expectWell(duty, 'slips');

  await duty.open(routes.enterLetter);
  await duty.write('取信码', slipCode);
  await duty.write('信里写的话', '我把想说的话写在纸上了。');
  await expectWell(duty, 'enter');
  await duty.tap('录好，交给值班老师');
  await duty.tap('打开这封信');
  await duty.text('信箱里的纸信。孩子凭取信码').waitFor();
  await keepPicture(duty, 'letter-box/thread');

  await duty.open(routes.letterBox);
  await duty.screen.getByLabel('设备放在哪里').fill('阅览室的平板');
  await duty.tap('给它一个码');
  const code = (await duty.screen.locator('#terminal-code').innerText()).trim();

  world.cloud.writePeople([...world.people, device]);
  const tablet = await stage.phoneOf(device);
  await tablet.open(routes.home);
  await tablet.tap('用邀请码加入');
  await tablet.tap('这是学校的公用设备');
  await tablet.screen.getByLabel('设备的码').fill(code.toLowerCase());
  await expectWell(tablet, 'enrol');
  await tablet.tap('登记这台设备');
  await tablet.tap(/写一封信/);
});

test('M1: a child writes at the terminal, takes the code along, reads the answer, and leaves nothing on the device', async () => {
  const { world } = stage;
  const duty = await world.as(await world.onDuty());
  const tablet = await stage.phoneOf(world.personOf('demo', 'terminal'));
  await tablet.open(routes.home);
  await tablet.button(/写一封信/).waitFor();
  await expectWell(tablet, 'start');
  await tablet.tap(/写一封信/);
  await tablet.write('想说的话', words);
  await expectWell(tablet, 'write');
  await tablet.tap('发送');
  const code = (await tablet.screen.locator('#pick-up-code').innerText()).trim();
  await expectWell(tablet, 'sent');
  const { rows } = await duty.call(listInbox, { view: 'mine' });
  const threadId = rows.find(({ preview }) => preview === words)?.threadId ?? '';
  await duty.call(replyToThread, { threadId, text: '谢谢你写来。', seenSeq: allSeen });
  await tablet.tap('抄好了');

  await tablet.tap(/^取信/);
  await tablet.screen
    .getByLabel('取信码')
    .fill(code.replace(/\d$/, (last) => String((Number(last) + 1) % 10)));
  await tablet.tap('看回信');
  await tablet.text('数字好像不对').waitFor();
  await tablet.screen.getByLabel('取信码').fill(code);
  await tablet.tap('看回信');
  await tablet.text('谢谢你写来。').waitFor();
  await expectWell(tablet, 'letter');
  // Nobody touches it for a minute.
  await tablet.page.clock.fastForward(45_000);
  await tablet.text(/还在吗/).waitFor();
  await tablet.page.clock.fastForward(20_000);
  await tablet.button(/写一封信/).waitFor();
  expect(await tablet.text('谢谢你写来。').count()).toBe(0);
  const kept = await keptBy(tablet);
  for (const word of [words, code, code.replace(/ /g, ''), threadId])
    expect(kept).not.toContain(word);
});

test('M5: in danger the terminal says what is true, and the code is there all the same', async () => {
  const { world } = stage;
  const tablet = await stage.phoneOf(world.personOf('demo', 'terminal'));
  await tablet.open(routes.home);
  await tablet.tap(/写一封信/);
  await tablet.write('想说的话', danger);
  await tablet.tap('发送');
  await tablet.sees('已通知值班老师和学校负责人。');
  await tablet.screen.locator('#pick-up-code').waitFor();
  await expectWell(tablet, 'danger');
  // A letter on paper in the meantime is nobody's business here.
  const duty = await world.as(await world.onDuty());
  const found = { date: toLocalDate(await world.nowMs()), hour: 8 };
  await duty.call(enterLetter, { text: '另一封信', found });
  await tablet.page.reload();
  await tablet.button(/写一封信/).waitFor();
  expect(await tablet.screen.locator('#pick-up-code').count()).toBe(0);
});

test('M1: a child lets staff know who it is, in one thread; the counsellor looks on a tap, and it is taken back', async () => {
  const { world } = stage;
  const child = await stage.phoneOf(world.student(60));
  await child.open(routes.write);
  await child.screen.getByRole('switch', { name: '让老师知道我是谁' }).click();
  await child.write('想说的话', '我想当面和老师聊聊。');
  await child.tap('发送');
  await child.text('负责的老师能看到你的名字').waitFor();
  const duty = await world.as(await world.onDuty());
  const { rows } = await duty.call(listInbox, { view: 'mine' });
  const threadId = rows.find(({ preview }) => preview.startsWith('我想当面'))?.threadId ?? '';
  const staff = await stage.phoneOf(duty.person);
  await staff.open(`${routes.staffThread}?threadId=${threadId}`);
  await staff.tap('看名字');
  await staff.text(child.person.name).waitFor();
  await keepPicture(staff, 'letter-box/told-name');
  await child.tap('不再让老师看到名字');
  await child.page.locator('.taro-modal__foot').getByText('收回').click();
  await child.text('老师看不到你是谁').waitFor();
});
