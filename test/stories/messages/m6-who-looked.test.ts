/** M6 on the real SDK: no words of a child reach a colleague without a trace (docs/threat-model.md). */
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { openThread } from '../../../src/shared/messages/staff-contracts';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { hourMs, minuteMs, startWorld, type Actor, type World } from '../../harness/world';

let world: World;
let duty: Actor;
const words = '同桌这几天不和我说话了';

beforeAll(async () => {
  world = await startWorld({ args: ['--instances', '1'] });
  duty = await world.as(await world.onDuty());
});

afterAll(() => world.end());

async function looks(act: string): Promise<Record<string, unknown>[]> {
  const { audit_entries: entries = [] } = await world.dump('audit_entries');
  return entries.filter((entry) => entry['act'] === act);
}

test('M6: an inbox that shows previews is audited once per colleague, view and hour; an empty one is not', async () => {
  await duty.call(listInbox, { view: 'mine' });
  expect(await looks(listInbox.name)).toEqual([]);
  const student = await world.as(world.student(0));
  await student.call(postMessage, { text: words });
  for (let look = 0; look < 4; look += 1) {
    const { rows } = await duty.call(listInbox, { view: 'mine' });
    expect(rows[0]?.preview).toBe(words);
  }
  const entries = await looks(listInbox.name);
  expect(entries).toEqual([
    expect.objectContaining({
      actorPersonId: duty.person.personId,
      object: { kind: 'inbox', id: 'demo.mine' },
    }),
  ]);
  const lead = await world.as(world.personOf('demo', 'lead-counsellor'));
  await lead.call(listInbox, { view: 'school' });
  expect(await looks(listInbox.name)).toHaveLength(2);
  await world.jumpTo((await world.nowMs()) + hourMs + minuteMs);
  await duty.call(listInbox, { view: 'mine' });
  expect(await looks(listInbox.name)).toHaveLength(3);
});

test('M6: a look that asks for nothing new gets none of the words and leaves no trace; every other is audited', async () => {
  const student = await world.as(world.student(1));
  const { thread } = await student.call(postMessage, { text: words });
  const { threadId } = thread;
  const idle = await duty.reply(openThread.name, { threadId, afterSeq: 1_000_000 });
  expect(idle.ok).toBe(true);
  expect(JSON.stringify(idle)).not.toContain(words);
  expect(await looks(openThread.name)).toEqual([]);
  const opened = await duty.call(openThread, { threadId });
  expect(opened.messages.map(({ text }) => text)).toEqual([words]);
  expect(await looks(openThread.name)).toHaveLength(1);
});
