/** M5 on two phones: the words at once and whole, what staff see, and only what is true beneath the card. */
import { routes } from '../../../src/lib/routes';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { minuteMs } from '../../harness/world';
import { phoneTest } from './phone-test';
import type { Phone } from './phones';

const stage = phoneTest();

const danger = '我不想活了，今天晚上就想从楼上跳下去。';
const advice = '有危险请马上打 110/120，或找身边的大人；想说话打 12356';

beforeEach(async () => {
  await stage.world.faults({ reset: true });
  // The robot takes 20 messages a minute: each story begins in a fresh minute.
  await stage.world.advance(2 * minuteMs);
});

/** Writes on the page 说一说 and waits for the card. */
async function writeDanger(index: number): Promise<Phone> {
  const student = await stage.phoneOf(stage.world.student(index));
  await student.open(routes.write);
  await student.write('想说的话', danger);
  await student.tap('发送');
  await card(student).waitFor();
  return student;
}

const card = (student: Phone) => student.screen.getByRole('alert');

async function openRed(): Promise<Phone> {
  const counsellor = await stage.phoneOf(await stage.world.onDuty());
  await counsellor.open(routes.messages);
  await counsellor
    .button(/红色级别/)
    .first()
    .click();
  await counsellor.button('我在看').waitFor();
  return counsellor;
}

test('M5: the card announces itself in the exact words, its first half only as far as it is true', async () => {
  await stage.world.faults({ wecom: 'down', openapi: 'down' });
  const student = await writeDanger(0);
  expect(await card(student).innerText()).toBe(`正在通知老师。${advice}`);
  expect(await student.text('回复截止').count()).toBe(0);
  for (const number of ['110', '120', '12356'])
    await student.button(new RegExp(`^拨打 ${number} `)).waitFor();

  await stage.world.faults({ wecom: 'up', openapi: 'up' });
  await stage.world.advance(2 * minuteMs);
  await student.sees('已通知值班老师和学校负责人。');
  expect(await card(student).innerText()).toBe(`已通知值班老师和学校负责人。${advice}`);
});

test('M5: red stands on top with what fired; "老师正在看" after a person said so; lowering needs a reason', async () => {
  const earlier = await stage.world.as(stage.world.student(1));
  await earlier.call(postMessage, { text: '体育课分组没人选我。' });
  const student = await writeDanger(2);
  const counsellor = await openRedFromTop();
  expect(await student.text('老师正在看').count()).toBe(0);

  const hits = await counsellor.screen.locator('.hit').allInnerTexts();
  expect(hits.join()).toContain('不想活');
  await counsellor.tap('看依据');
  const sheet = counsellor.screen.getByRole('dialog', { name: '依据' });
  await sheet.getByText('“不想活”').waitFor();
  await sheet.getByText('说到不想活、活不下去').first().waitFor();
  await sheet.getByRole('button', { name: '关上' }).click();

  await counsellor.tap('我在看');
  await counsellor.text('你在看').waitFor();
  await student.sees('老师正在看');

  await counsellor.screen.getByRole('radio', { name: '橙色级别' }).click();
  expect(await counsellor.button('改级别').isDisabled()).toBe(true);
  await counsellor.write('改动的原因', '电话里确认过，他和妈妈在一起');
  // Whether triage was wrong is said with one tap.
  expect(await counsellor.button('改级别').isDisabled()).toBe(true);
  await counsellor.screen.getByRole('radio', { name: '危险过去了' }).click();
  await counsellor.tap('改级别');
  await counsellor.screen.getByRole('radio', { name: '橙色级别', checked: true }).waitFor();
  await counsellor.text(/截止 \d\d:\d\d · 还有/).waitFor();
  await counsellor.tap('看依据');
  await sheet.getByText('电话里确认过，他和妈妈在一起').waitFor();
  expect(await student.text(/红|橙|黄|级别/).count()).toBe(0);
});

/** The first row of the inbox is the red one although an earlier message is due sooner. */
async function openRedFromTop(): Promise<Phone> {
  const counsellor = await stage.phoneOf(await stage.world.onDuty());
  await counsellor.open(routes.messages);
  const rows = counsellor.screen.locator('.in-row');
  await rows.filter({ hasText: '体育课' }).waitFor();
  expect(await rows.first().getByRole('img', { name: '红色级别' }).count()).toBe(1);
  expect(await rows.first().innerText()).toContain('前应答');
  await rows
    .filter({ has: counsellor.page.getByRole('img', { name: '红色级别' }) })
    .last()
    .click();
  await counsellor.button('我在看').waitFor();
  return counsellor;
}

test('M5: nobody answers for ten minutes: the student is told, and reads it without doing anything', async () => {
  const student = await writeDanger(3);
  await student.text('老师应答以后，这里会告诉你。').waitFor();
  await stage.world.advance(11 * minuteMs);
  await student.sees(
    '10 分钟了，还没有老师应答。我们还在找人。有危险请马上打 110/120；想说话打 12356',
  );
  expect(await card(student).innerText()).toContain(advice);
  expect(await student.text(/还有 .*分/).count()).toBe(0);
  const counsellor = await openRed();
  await counsellor.text(/已超/).waitFor();
});
