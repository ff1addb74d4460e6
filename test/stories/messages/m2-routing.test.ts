/** M2 on the real SDK: who owns a message, at every hour, and that there is always someone. */
import {
  acceptThinRoster,
  answerSwap,
  proposeSwap,
  rosterCheck,
  setOverride,
} from '../../../src/shared/duty/contracts';
import { dutyNow } from '../../../src/shared/duty/now-contract';
import { listBreaches } from '../../../src/shared/messages/breaches-contract';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { listOwnThreads, postMessage } from '../../../src/shared/messages/student-contracts';
import { at, hourMs, minuteMs, refusal, startWorld, type World } from '../../harness/world';

let world: World;
let nextStudent = 300;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

async function ownerOfNewMessage(): Promise<string> {
  const student = await world.as(world.student(nextStudent));
  nextStudent += 1;
  const { thread } = await student.call(postMessage, { text: '想找老师说话。' });
  const stored = ((await world.dump('threads'))['threads'] ?? []).find(
    ({ _id }) => _id === thread.threadId,
  );
  return String(stored?.['ownerPersonId']);
}

test('M2: the message belongs to whoever the roster names; an override takes over at once', async () => {
  const onDuty = await world.onDuty();
  expect(await ownerOfNewMessage()).toBe(onDuty.personId);
  const leader = await world.as(world.personOf('demo', 'leader'));
  const { candidates } = await leader.call(dutyNow, {});
  const other = candidates.find(({ personId }) => personId !== onDuty.personId);
  if (!other) throw new Error('the roster names several people');
  const input = { personId: other.personId, reason: '值班老师去医院了' };
  const first = await leader.call(setOverride, input, 'override-tap-01');
  expect(await leader.call(setOverride, input, 'override-tap-01')).toEqual(first);
  expect(await ownerOfNewMessage()).toBe(other.personId);
  // What waited follows at the next minute, and the new one is told.
  await world.advance(minuteMs);
  const threads = ((await world.dump('threads'))['threads'] ?? []).filter(
    ({ inboxRank }) => Number(inboxRank) < 2,
  );
  expect(new Set(threads.map(({ ownerPersonId }) => ownerPersonId))).toEqual(
    new Set([other.personId]),
  );
});

test('M2: leaders never own content: no inbox, and never the owner of a thread', async () => {
  const leader = await world.as(world.personOf('demo', 'leader'));
  expect(await refusal(leader.call(listInbox, { view: 'mine' }))).toBe('forbidden');
  const reply = await leader.call(listBreaches, {});
  expect(JSON.stringify(reply)).not.toContain('想找老师说话');
});

test('M2: at the change of shift what waits goes to the next person, who is told once', async () => {
  await world.skipTo(at('2026-10-14', '21:00'));
  await ownerOfNewMessage();
  const before = await world.onDuty();
  const seq = (await world.sent()).at(-1)?.seq ?? 0;
  await world.skipTo(at('2026-10-14', '21:59'));
  await world.advance(2 * minuteMs);
  const after = await world.onDuty();
  expect(after.personId).not.toBe(before.personId);
  const waiting = ((await world.dump('threads'))['threads'] ?? []).filter(
    ({ inboxRank }) => Number(inboxRank) < 2,
  );
  expect(new Set(waiting.map(({ ownerPersonId }) => ownerPersonId))).toEqual(
    new Set([after.personId]),
  );
  const told = (await world.sent(seq)).filter(({ text }) => text.includes('您开始值班了'));
  expect(told).toHaveLength(1);
});

test('M1, M2: the student reads the role on duty, by day and by night', async () => {
  const student = await world.as(world.student(nextStudent));
  expect((await student.call(listOwnThreads, {})).promise).toMatchObject({ shift: 'night' });
  await world.skipTo(at('2026-10-15', '10:00'));
  expect((await student.call(listOwnThreads, {})).promise).toEqual({
    answeredBy: 'duty-counsellor',
    shift: 'day',
    replyWithinMinutes: 120,
  });
});

test('M2: a swap counts only after the colleague accepted it, once', async () => {
  const onDuty = await world.onDuty();
  const mine = await world.as(onDuty);
  const { next } = await mine.call(dutyNow, {});
  if (!next) throw new Error('somebody follows');
  const follower = world.people.find(({ name, role }) => name === next.name && role !== 'student');
  if (!follower) throw new Error('the next person is seeded');
  const nextActor = await world.as(follower);
  const colleague = world.people.find(
    ({ role, personId }) =>
      role === 'counsellor' &&
      world.isOfSchool(personId, 'demo') &&
      ![follower.personId, onDuty.personId].includes(personId),
  );
  if (!colleague) throw new Error('a third counsellor is seeded');
  const { swap } = await nextActor.call(proposeSwap, {
    shiftStartMs: next.startMs,
    toPersonId: colleague.personId,
  });
  const stranger = await world.as(onDuty);
  expect(await refusal(stranger.call(answerSwap, { swapId: swap.swapId, accept: true }))).not.toBe(
    'internal',
  );
  const accepter = await world.as(colleague);
  expect((await accepter.call(answerSwap, { swapId: swap.swapId, accept: true })).swap.state).toBe(
    'accepted',
  );
  expect(await refusal(accepter.call(answerSwap, { swapId: swap.swapId, accept: false }))).toBe(
    'swap-not-open',
  );
  await world.skipTo(next.startMs + minuteMs);
  expect((await world.onDuty()).personId).toBe(colleague.personId);
});

test('M2: a thin roster is signed by leadership with a reason, bound to its version', async () => {
  const leader = await world.as(world.personOf('demo2', 'leader'));
  const check = await leader.call(rosterCheck, {});
  expect(check.findings.map(({ kind }) => kind)).toContain('few-people');
  expect(check.acceptedBy).toBeNull();
  const stale = leader.call(acceptThinRoster, {
    rosterVersion: check.rosterVersion + 1,
    reason: '下月补两人',
  });
  expect(await refusal(stale)).toBe('stale-version');
  await leader.call(acceptThinRoster, { rosterVersion: check.rosterVersion, reason: '下月补两人' });
  expect((await leader.call(rosterCheck, {})).acceptedBy).not.toBeNull();
  const counsellor = await world.as(world.personOf('demo2', 'counsellor'));
  const refused = await counsellor.reply(acceptThinRoster.name, {
    rosterVersion: check.rosterVersion,
    reason: '我自己签',
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

test('M2: messages wait for nobody even after hours of nothing: every waiting thread has an owner and a next rung', async () => {
  await ownerOfNewMessage();
  await world.outage(9 * hourMs);
  const dump = await world.dump();
  const waiting = (dump['threads'] ?? []).filter(({ inboxRank }) => Number(inboxRank) < 2);
  expect(waiting.length).toBeGreaterThan(0);
  const nowMs = await world.nowMs();
  for (const thread of waiting) {
    expect(String(thread['ownerPersonId'])).not.toBe('');
    const running = (dump['ladders'] ?? []).filter(
      (doc) =>
        doc['state'] === 'running' && (doc['subject'] as { id: string }).id === thread['_id'],
    );
    expect(running.length).toBeGreaterThan(0);
    for (const ladder of running) expect(Number(ladder['nextAtMs'])).toBeGreaterThan(nowMs);
  }
});
