/** What must hold of a whole dump and of what WeCom was handed, beyond what checks.ts says of any world. */
import { isRoutineNotice } from '../../../../src/shared/notices/texts';
import { readNotice } from '../../../harness/read-notice';
import type { Thread } from '../../../../cloudfunctions/features/messages/collections';
import type { Notice } from '../../../../local-cloud/gateway/notices';
import { problemsOf, type Guarantee, type Problem } from '../checks';
import { nothingOwed, owedAfter, tenMinutesMs, type Owed } from '../what-is-owed';
import { historyOf, rungEffects, type Happened, type Stored } from './stored';

export const storedGuarantees = [
  'a missed promise is told',
  'leaders never own',
  'a message is stored once',
  'nothing due is left unsent',
  'what is marked sent was handed over',
  'nothing is sent more often than tried',
] as const;

export interface StoredProblem {
  guarantee: Guarantee | (typeof storedGuarantees)[number];
  detail: string;
}

/** A call and a clock that began together may be stored in either order. */
const togetherMs = 20_000;

/** `texts`: what students wrote in this world, each of them once. */
export function problemsOfStored(
  stored: Stored,
  notices: readonly Notice[],
  texts: readonly string[],
): StoredProblem[] {
  const { threads, ladders, clockedAtMs } = stored;
  const effects = rungEffects(stored);
  return [
    ...problemsOf({ threads, ladders, effects, clockedAtMs }),
    ...threads.flatMap((thread) => promiseProblems(thread, stored)),
    ...messageProblems(stored, texts),
    ...outboxProblems(stored, notices),
  ];
}

function promiseProblems(thread: Thread, stored: Stored): StoredProblem[] {
  const history = historyOf(thread, stored);
  const owed = history.reduce<Owed>(
    (before, { event, atMs }) => owedAfter(before, event, atMs),
    nothingOwed,
  );
  const { _id, track, ownerPersonId } = thread;
  const problems: StoredProblem[] = [];
  const expectSame = (guarantee: Guarantee, got: unknown, expected: unknown) => {
    if (got !== expected)
      problems.push({ guarantee, detail: `${_id}: ${String(got)}, not ${String(expected)}` });
  };
  expectSame('the deadline stays', track.awaitingSinceMs, owed.wait?.sinceMs ?? null);
  expectSame('the deadline stays', track.dueAtMs, owed.wait?.dueMs ?? null);
  expectSame('red ends by a person only', track.red?.sinceMs ?? null, owed.danger?.sinceMs ?? null);
  expectSame('red ends by a person only', track.level, owed.level);
  if (stored.desks.some(({ roster }) => roster.leaderIds.includes(ownerPersonId)))
    problems.push({ guarantee: 'leaders never own', detail: _id });
  return [
    ...problems,
    ...missProblems(thread, owed, stored.clockedAtMs),
    ...restProblems(thread, history, stored),
  ];
}

/** The student is told from the first whole clock after the miss (M5). */
function missProblems({ _id, track }: Thread, owed: Owed, clockedAtMs: number): StoredProblem[] {
  const isReplyMissed = owed.wait !== null && owed.wait.dueMs <= clockedAtMs;
  const isRedMissed =
    owed.danger?.seenMs === null && owed.danger.sinceMs + tenMinutesMs <= clockedAtMs;
  const problem = (what: string): StoredProblem => ({
    guarantee: 'a missed promise is told',
    detail: `${_id}: ${what}`,
  });
  return [
    ...(isReplyMissed && track.breachedAtMs === null ? [problem('the two hours')] : []),
    ...(isRedMissed && track.red?.breachedAtMs == null ? [problem('the ten minutes')] : []),
  ];
}

/** After "我在看" the red clock rests for ten minutes. */
function restProblems(
  thread: Thread,
  history: readonly Happened[],
  { ladders }: Stored,
): Problem[] {
  const taps = history.filter(({ event }) => event.kind === 'acknowledge');
  const reds = ladders.filter(
    ({ ladderId, subject }) => ladderId === 'reply-red' && subject.id === thread._id,
  );
  return reds.flatMap(({ _id, rungs, startedAtMs }) =>
    rungs.flatMap(({ index, outcome, atMs }) => {
      const tooSoon = taps.some(
        (tap) =>
          tap.atMs > startedAtMs && atMs > tap.atMs + togetherMs && atMs < tap.atMs + tenMinutesMs,
      );
      return outcome === 'fired' && index > 0 && tooSoon
        ? [{ guarantee: 'acknowledging gives ten minutes', detail: `${_id}: ${index}` }]
        : [];
    }),
  );
}

function messageProblems({ messages }: Stored, texts: readonly string[]): StoredProblem[] {
  return texts.flatMap((text): StoredProblem[] => {
    const count = messages.filter((message) => message.text === text).length;
    // The text itself stays out of any report.
    return count === 1
      ? []
      : [{ guarantee: 'a message is stored once', detail: `one is stored ${count} times` }];
  });
}

interface Line {
  marked: number;
  tries: number;
  accepted: number;
}

/** Notices by recipient and sentence, as the outbox tells them and as WeCom was handed them. */
function tally({ outbox, desks }: Stored, notices: readonly Notice[]): Map<string, Line> {
  const mobiles = new Map(
    desks.flatMap(({ staff }) => staff.map(({ personId, mobile }) => [personId, mobile] as const)),
  );
  const lines = new Map<string, Line>();
  const lineOf = (key: string): Line => {
    const line = lines.get(key) ?? { marked: 0, tries: 0, accepted: 0 };
    lines.set(key, line);
    return line;
  };
  // Rungs of one thread that waited for the same hour are said once.
  const told = new Set<string>();
  for (const { recipient, text, tries, state, channel, subject, sentAtMs } of outbox) {
    if (recipient.kind !== 'staff') continue;
    const key = `${mobiles.get(recipient.personId) ?? '?'} ${text.key}`;
    const line = lineOf(key);
    line.tries += tries;
    const once = `${key} ${subject.id} ${sentAtMs}`;
    if (state !== 'sent' || channel !== 'wecom-0' || told.has(once)) continue;
    told.add(once);
    line.marked += 1;
  }
  for (const notice of notices) {
    if (notice.channel !== 'wecom' || !notice.accepted) continue;
    const { key, count } = readNotice(notice.text);
    if (isRoutineNotice(key)) continue;
    for (const mobile of notice.to.split(',')) lineOf(`${mobile} ${key}`).accepted += count;
  }
  return lines;
}

/** Notices that were handed over and are not marked as sent: each of them needs a death in between. */
export function unmarkedNotices(stored: Stored, notices: readonly Notice[]): number {
  let count = 0;
  for (const { marked, accepted } of tally(stored, notices).values())
    count += Math.max(0, accepted - marked);
  return count;
}

/** Recorded once, sent at least once, and never more often than it was claimed (architecture: Effects). */
function outboxProblems(stored: Stored, notices: readonly Notice[]): StoredProblem[] {
  const problems: StoredProblem[] = [];
  for (const [key, { marked, tries, accepted }] of tally(stored, notices)) {
    const detail = `${key}: marked ${marked}, handed over ${accepted}, tried ${tries}`;
    if (accepted < marked)
      problems.push({ guarantee: 'what is marked sent was handed over', detail });
    if (accepted > tries)
      problems.push({ guarantee: 'nothing is sent more often than tried', detail });
  }
  for (const { _id, state, nextTryAtMs } of stored.outbox)
    if (state === 'pending' && nextTryAtMs <= stored.clockedAtMs)
      problems.push({ guarantee: 'nothing due is left unsent', detail: _id });
  return problems;
}
