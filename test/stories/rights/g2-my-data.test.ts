/** G2 on the real SDK: what is kept can be seen, taken along, corrected and deleted; a guardian's never tells of messages. */
import { readSheets } from '../../../cloudfunctions/features/roster-import/read-file';
import { allCollections } from '../../../cloudfunctions/all-collections';
import type { InputOf } from '../../../src/shared/action/contract';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { recordKindOf } from '../../../src/shared/rights/kinds';
import {
  answerRequest,
  askCorrection,
  askDeletion,
  readMine,
  rightsInbox,
  takeBack,
  takeMine,
  takeWithWords,
} from '../../../src/shared/rights/contracts';
import { allSeen } from '../../harness/all-seen';
import { at, refusal, startWorld, type Actor, type World } from '../../harness/world';

let world: World;
let guardian: Actor;
let student: Actor;
let teacher: Actor;

const childId = 'demo-s-6-2-09';
const guardianId = 'demo-g-6-2-09';

beforeAll(async () => {
  world = await startWorld();
  guardian = await world.as(guardianId);
  student = await world.as(childId);
  teacher = await world.as('demo-t-6-2');
});

afterAll(() => world.end());

const stored = async (name: string) => (await world.dump(name))[name] ?? [];
const mine = (actor: Actor, of: string | null = null) => actor.call(readMine, { childId: of });

test('G2: nothing of the person’s side about a child or parent is kept that the register hides from all of them', async () => {
  const dump = await world.dump();
  const views = [
    { actor: student, childId: null, personId: childId, viewer: 'student' as const },
    { actor: guardian, childId, personId: childId, viewer: 'child' as const },
    { actor: guardian, childId: null, personId: guardianId, viewer: 'guardian' as const },
  ];
  let looked = 0;
  for (const view of views) {
    const { records } = await mine(view.actor, view.childId);
    for (const { name, personal } of allCollections.filter(({ side }) => side === 'person')) {
      const about = (dump[name] ?? []).filter((doc) =>
        JSON.stringify(doc).includes(`"${view.personId}`),
      );
      if (about.length === 0 || personal === undefined) continue;
      const kind = recordKindOf(personal);
      const shown = records.find(({ key }) => key === personal);
      if (kind.seenBy.includes(view.viewer)) {
        looked += 1;
        expect([name, shown?.lines?.length ?? 0]).not.toEqual([name, 0]);
      } else expect(shown?.lines ?? null).toBeNull();
    }
  }
  expect(looked).toBeGreaterThan(5);
});

/** A cell at a time, without what the file's envelope says about when it was made. */
async function sheetsOf(actor: Actor, input: InputOf<typeof takeMine>) {
  const { bytes, fileName } = await actor.call(takeMine, input);
  return { fileName, sheets: await readSheets(Buffer.from(bytes, 'base64'), fileName) };
}

test('G2: a guardian’s view and file are the same to the byte whether the child wrote or not, and ask nothing of the box', async () => {
  const of = { childId };
  const before = [await mine(guardian, childId), await sheetsOf(guardian, of)];
  for (const text of ['老师，我不想让家里知道。', '还有一件事。'])
    await student.call(postMessage, { text, newName: true });
  const since = (await world.logs()).at(-1)?.seq ?? 0;
  const after = [await mine(guardian, childId), await sheetsOf(guardian, of)];
  expect(JSON.stringify(after)).toBe(JSON.stringify(before));
  const asked = (await world.logs(since)).map(({ text }) => text).join('\n');
  const ofMessages = allCollections.filter(({ side }) => side === 'message');
  expect(asked).toContain('admin calls');
  expect(ofMessages.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(asked))).toEqual([]);
  expect(JSON.stringify(after)).not.toMatch(/留言|匿名|thread/);
  expect(JSON.stringify(after[1])).not.toContain('demo-');
});

test('G2, M6: a student’s own file holds the own words and the replies when it is asked for; making it writes and logs nothing', async () => {
  const { thread } = await student.call(postMessage, { text: '=我想说的话', face: 'sad' });
  const { threadId } = thread;
  await student.call(postMessage, { text: '换个名字再说。', newName: true });
  const duty = await world.as(await world.onDuty());
  await duty.call(replyToThread, { threadId, text: '我在，慢慢说。', seenSeq: allSeen });
  await (await world.as('demo-s-6-2-10')).call(postMessage, { text: '别人的话。' });
  await world.tick();
  const before = JSON.stringify(await world.dump());
  const since = (await world.logs()).at(-1)?.seq ?? 0;
  const { fileName, bytes } = await student.call(takeWithWords, {});
  expect(JSON.stringify(await world.dump())).toBe(before);
  const logged = (await world.logs(since)).map(({ text }) => text).join('\n');
  expect(logged).not.toContain(childId);
  const sheets = await readSheets(Buffer.from(bytes, 'base64'), fileName);
  const [words] = sheets.filter(({ name }) => name === '留言和回复');
  const rows = (words?.rows ?? []).map((row) => row.map((cell) => cell?.text ?? ''));
  const said = rows.map(([, , by, text]) => [by, text]);
  expect(said).toEqual(
    expect.arrayContaining([
      ['我', '（难过）=我想说的话'],
      ['老师', '我在，慢慢说。'],
      ['我', '换个名字再说。'],
    ]),
  );
  expect(JSON.stringify(rows)).not.toContain('别人的话');
  // Beside everything that stands in the file without them, under the same name.
  const plain = await sheetsOf(student, { childId: null });
  expect(fileName).toBe(plain.fileName);
  expect(sheets.slice(0, -1)).toEqual(plain.sheets);
  expect(await refusal(guardian.call(takeWithWords, {}))).toBe('forbidden');
  const onSharedPhone = await world.as('demo-s-1-1-07');
  expect(await refusal(onSharedPhone.call(takeWithWords, {}))).toBe('passcode-needed');
});

test('G2: somebody else’s child is not found, and a child reads its own only', async () => {
  expect(await refusal(mine(guardian, 'demo-s-6-2-10'))).toBe('not-found');
  expect(await refusal(mine(student, childId))).toBe('not-found');
  const other = { childId: 'demo-s-6-2-10', kinds: ['homework' as const] };
  expect(await refusal(guardian.call(askDeletion, other))).toBe('not-found');
});

test('G2: what is wrong on the list is corrected with the class teacher’s answer, once, and audited', async () => {
  const input = { childId, what: 'name' as const, text: '名字里的字写错了，是“玥”。' };
  const { request } = await guardian.call(askCorrection, input, 'correct-the-name-0001');
  await guardian.call(askCorrection, input, 'correct-the-name-0001');
  expect(request).toMatchObject({ state: 'open', askedOn: '2026-10-12', dueOn: '2026-10-27' });
  const elsewhere = await world.as('demo-t-6-1');
  const waiting = async (actor: Actor) =>
    (await actor.call(rightsInbox, {})).requests.find((one) => one.requestId === request.requestId);
  expect(await waiting(elsewhere)).toBeUndefined();
  expect(await waiting(teacher)).toMatchObject({ aboutName: '陈梓怡', byGuardian: true });
  const answer = {
    requestId: request.requestId,
    outcome: 'done' as const,
    answer: '改好了，谢谢。',
    value: '陈玥',
  };
  expect(await refusal(elsewhere.call(answerRequest, answer))).toBe('not-found');
  await teacher.call(answerRequest, answer, 'answer-the-name-0001');
  await teacher.call(answerRequest, answer, 'answer-the-name-0001');
  expect((await mine(guardian, childId)).name).toBe('陈玥');
  const entries = (await stored('audit_entries')).filter(({ act }) => act === answerRequest.name);
  expect(entries).toHaveLength(1);
  expect((await mine(student)).requests).toEqual([]);
});

test('G2: whoever has to answer is told in the morning that something is due, by number and without a name', async () => {
  await guardian.call(askCorrection, { childId: null, what: 'mobile', text: '换号码了。' });
  const since = (await world.sent()).at(-1)?.seq ?? 0;
  await world.skipTo(at('2026-10-25', '08:00'));
  const said = (await world.sent(since)).map((notice) => JSON.stringify(notice)).join('\n');
  expect(said).toMatch(/有 \d 份改资料的申请快到期了/);
  expect(said).not.toMatch(/demo-g-|demo-s-/);
});

test('G2: what may go goes after the waiting time and not before, can be taken back, and leaves the class’s figures', async () => {
  const wish = { childId, kinds: ['homework' as const] };
  const forms = async () =>
    (await stored('homework_forms')).filter(({ studentId }) => studentId === childId).length;
  const months = JSON.stringify(await stored('homework_months'));
  expect(await forms()).toBeGreaterThan(0);
  expect(await refusal(guardian.call(askDeletion, { childId, kinds: ['roster'] }))).toBe(
    'illegal-move',
  );
  const first = (await guardian.call(askDeletion, wish)).request;
  await guardian.call(takeBack, { childId, requestId: first.requestId });
  const { request } = await guardian.call(askDeletion, wish);
  expect(request).toMatchObject({ state: 'open', dueOn: '2026-11-01', names: ['作业周反馈'] });
  await world.skipTo(at('2026-10-31', '23:00'));
  expect(await forms()).toBeGreaterThan(0);
  await world.skipTo(at('2026-11-01', '00:40'));
  expect(await forms()).toBe(0);
  expect(JSON.stringify(await stored('homework_months'))).toBe(months);
  const { requests } = await mine(guardian, childId);
  expect(requests.map(({ kind, state }) => `${kind} ${state}`)).toEqual(
    expect.arrayContaining(['delete taken-back', 'delete done', 'correct done']),
  );
});

test('M6: requests carry days, never a time, and a guardian’s wish is not audited by name', async () => {
  const text = JSON.stringify(await stored('rights_requests'));
  expect(text).not.toMatch(/\d{13}|T\d\d:/);
  const entries = JSON.stringify(await stored('audit_entries'));
  expect(entries).not.toContain(guardianId);
});
