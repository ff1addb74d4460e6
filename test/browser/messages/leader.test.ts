/** M2 and M3 on a leader's phone: what was missed and who holds it, never content; a colleague put on duty. */
import { routes } from '../../../src/lib/routes';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { at } from '../../harness/world';
import { phoneTest } from './phone-test';

const stage = phoneTest();

test('M3: the leader reads what is overdue, since when and with whom, and nothing of what was written', async () => {
  const words = '体育课分组没人选我。';
  const person = stage.world.student(0);
  const student = await stage.world.as(person);
  const { thread } = await student.call(postMessage, { text: words });
  const duty = await stage.world.as(await stage.world.onDuty());
  const { rows } = await duty.call(listInbox, { view: 'mine' });
  await stage.world.skipTo(at('2026-10-12', '12:01'));

  const leader = await stage.phoneOf(stage.world.personOf('demo', 'leader'));
  await leader.open(routes.home);
  await leader.button(/^超时与无人.*1 条/).waitFor();
  await leader.tap(/^超时与无人/);
  await leader.text('过了 2 小时，还没有回复').waitFor();
  await leader.text('全校现在有 1 条在等回复。').waitFor();
  await leader.text(/^从 10:00 起 · 截止 12:00$/).waitFor();
  await leader.text(/已超 \d 分/).waitFor();
  await leader.text(new RegExp(rows[0]?.owner.name ?? 'nobody')).waitFor();
  const markup = await leader.page.content();
  for (const secret of [words, '体育课', thread.alias, person.name, thread.threadId])
    expect(markup).not.toContain(secret);
});

test('M2: a leader puts a colleague on duty with a reason, until the shift ends', async () => {
  const before = await stage.world.onDuty();
  const leader = await stage.phoneOf(stage.world.personOf('demo', 'leader'));
  await leader.open(routes.breaches);
  await leader.tap('找人');
  await leader.text(`现在是${before.name}值班`).waitFor();
  const choices = leader.screen.getByRole('radio');
  await choices.first().waitFor();
  const names = await choices.allInnerTexts();
  const chosen = names.find((name) => name.trim() !== before.name) ?? 'nobody';
  await leader.screen.getByRole('radio', { name: chosen }).click();
  await leader.button('再写一句原因').waitFor();
  await leader.write('原因', '值班老师临时去送学生');
  await leader.tap(`请${chosen}值班`);
  await leader.page.getByText('从现在起，到这一班结束。').waitFor();
  await leader.page.getByText('就这样定').click();
  await leader.text(`现在是${chosen}值班`).waitFor();
  expect((await stage.world.onDuty()).name).toBe(chosen);

  const counsellor = await stage.phoneOf(await stage.world.onDuty());
  await counsellor.open(routes.messages);
  await counsellor.text('值班中').waitFor();
});
