/** G2 on the real SDK: consent by each guardian and on paper, withdrawn, and never a condition of the message box. */
import {
  classConsents,
  enterPaper,
  readConsents,
  sayConsent,
} from '../../../src/shared/consent/contracts';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { refusal, startWorld, type Actor, type World } from '../../harness/world';

let world: World;
let guardian: Actor;
let teacher: Actor;

beforeAll(async () => {
  world = await startWorld();
  guardian = await world.as('demo-g-6-2-09');
  teacher = await world.as('demo-t-6-2');
});

afterAll(() => world.end());

const childId = 'demo-s-6-2-09';
const classId = 'demo-6-2';
const words = (given: boolean) => [{ purpose: 'screening' as const, given }];
const say = (given: boolean) =>
  guardian.call(sayConsent, { childId, noticeVersion: 1, words: words(given) });
const screening = async () =>
  (await guardian.call(readConsents, {})).children[0]?.purposes.find(
    ({ purpose }) => purpose === 'screening',
  );

test('G2: a paper counts until the guardian speaks, a withdrawal holds at once, and the history stays', async () => {
  expect((await screening())?.holds).toBe('unanswered');
  const paper = { studentId: childId, signedOn: '2026-09-01', given: ['screening' as const] };
  await teacher.call(enterPaper, paper);
  await teacher.call(enterPaper, paper);
  expect(await screening()).toEqual({ purpose: 'screening', own: 'unanswered', holds: 'given' });
  await say(false);
  await say(false);
  expect(await screening()).toEqual({ purpose: 'screening', own: 'refused', holds: 'refused' });
  const [stored] = (await world.dump('consents'))['consents'] ?? [];
  expect((stored?.['words'] as unknown[]).length).toBe(4);
  const audited = ((await world.dump('audit_entries'))['audit_entries'] ?? []).filter(
    ({ act }) => act === enterPaper.name,
  );
  expect(audited).toHaveLength(1);
});

test('G2: two guardians at once are both kept', async () => {
  const replies = await Promise.all([
    guardian.reply(sayConsent.name, { childId, noticeVersion: 1, words: words(true) }),
    teacher.reply(enterPaper.name, { studentId: childId, signedOn: '2026-09-02', given: [] }),
  ]);
  expect(replies.map(({ ok }) => ok)).toEqual([true, true]);
  expect((await screening())?.own).toBe('given');
  const [stored] = (await world.dump('consents'))['consents'] ?? [];
  const papers = (stored?.['words'] as { onDate: string }[]).filter(
    ({ onDate }) => onDate === '2026-09-02',
  );
  expect(papers.length).toBeGreaterThan(0);
});

test('G2: the class teacher sees who has answered, not what', async () => {
  const { students } = await teacher.call(classConsents, { classId });
  expect(students.filter(({ answered }) => answered).map(({ studentId }) => studentId)).toEqual([
    childId,
  ]);
  expect(JSON.stringify(students)).not.toMatch(/given|refused|screening/);
});

test('G2: a child whose family refused everything writes and is read like any other', async () => {
  await guardian.call(sayConsent, {
    childId,
    noticeVersion: 1,
    words: [
      { purpose: 'files', given: false },
      { purpose: 'screening', given: false },
      { purpose: 'statistics', given: false },
    ],
  });
  const { thread } = await (
    await world.as(childId)
  ).call(postMessage, { text: '想找老师说说话。' });
  const inbox = await (await world.as(await world.onDuty())).call(listInbox, { view: 'mine' });
  expect(inbox.rows.map(({ threadId }) => threadId)).toContain(thread.threadId);
});

test('G2: nobody speaks for another family’s child, for a notice they did not read, or of tomorrow', async () => {
  const other = { childId: 'demo-s-6-2-10', noticeVersion: 1, words: words(true) };
  expect(await refusal(guardian.call(sayConsent, other))).toBe('not-found');
  const unread = { childId, noticeVersion: 2, words: words(true) };
  expect(await refusal(guardian.call(sayConsent, unread))).toBe('stale-version');
  const paper = { studentId: childId, signedOn: '2026-10-13', given: [] };
  expect(await refusal(teacher.call(enterPaper, paper))).toBe('paper-in-future');
  const elsewhere = { ...paper, studentId: 'demo-s-6-1-10', signedOn: '2026-09-01' };
  expect(await refusal(teacher.call(enterPaper, elsewhere))).toBe('not-found');
});
