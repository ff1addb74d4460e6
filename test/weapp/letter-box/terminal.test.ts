/** M1 on the compiled WeChat pages: a terminal hands the view little, counts down, and keeps nothing. */
import { openThread } from '../../../src/shared/messages/staff-contracts';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { expectLittle } from '../harness';
import { phoneStage, Thumb } from '../phone-stage';

const stage = phoneStage();
const words = '老师，我没有手机，想说说话。';

test('M1: from the first page three moves send a letter; a minute of rest clears the screen, and the device holds nothing', async () => {
  const storage = new Map<string, unknown>();
  const phone = await stage.start(stage.world.personOf('demo', 'terminal'), storage);
  expect(phone.page.route).toBe('features/letter-box/terminal/index');
  const thumb = new Thumb(phone);
  await thumb.tap('#write');
  await thumb.write('words', words);
  await thumb.tap('#send');
  expect(thumb.moves).toBe(3);
  const [code = ''] = phone.page.texts('#pick-up-code');
  expect(code).toMatch(/^\d{4} \d{4} \d{4}$/);

  const duty = await stage.world.as(await stage.world.onDuty());
  const { rows } = await duty.call(listInbox, { view: 'mine' });
  const row = rows.find(({ preview }) => preview === words);
  const opened = await duty.call(openThread, { threadId: row?.threadId ?? '' });
  expect(opened.thread.origin?.door).toBe('terminal');

  // Each second hands over the countdown alone.
  const second = await phone.pass(1_000);
  expect(second.largest).toBeLessThan(300);
  await phone.pass(45_000);
  expect(phone.page.text()).toContain('我还在');
  expectLittle(await phone.tap('#stay'));
  await phone.pass(30_000);
  expect(phone.page.texts('#pick-up-code')).toEqual([code]);
  await phone.pass(31_000);
  expect(phone.page.texts('#pick-up-code')).toEqual([]);
  expect(phone.page.text()).toContain('写一封信');
  const kept = JSON.stringify([...storage]);
  for (const word of [words, code, code.replace(/ /g, ''), row?.threadId ?? ''])
    expect(kept).not.toContain(word);
});
