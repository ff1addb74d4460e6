import {
  plan,
  rungAt,
  startLadder,
  type Ladder,
  type LadderInstance,
  type RungRecord,
} from '../../../src/shared/ladder';
import { redLadder, replyLadder } from '../../../src/shared/messages/ladders';
import { redLadderFiguresAt, replyLadderFiguresAt } from '../../../src/shared/messages/policy';

export const minuteMs = 60_000;
/** Any instant will do; this one is not a multiple of a minute. */
export const startMs = 1_760_000_000_123;

export const reply = replyLadder(replyLadderFiguresAt([], startMs));
export const red = redLadder(redLadderFiguresAt([], startMs));

export const ending: Ladder = {
  ladderId: 'ending',
  priority: 1,
  rungs: [
    { key: 'ask', afterMs: 10 * minuteMs, audience: ['owner'] },
    { key: 'ask-again', afterMs: 20 * minuteMs, audience: ['lead'] },
  ],
  repeat: null,
  dueAfterMs: 20 * minuteMs,
};

export function started(ladder: Ladder): LadderInstance {
  return startLadder(ladder, {
    _id: 'thread-1.reply.1',
    schoolId: 'school-a',
    subject: { kind: 'thread', id: 'thread-1' },
    policyVersion: 3,
    startedAtMs: startMs,
  });
}

/** The instance after clocks that ran at these minutes past the start, in this order. */
export function clockedAt(ladder: Ladder, minutes: readonly number[], from = started(ladder)) {
  return minutes.reduce(
    (instance, minute) => plan(ladder, instance, startMs + minute * minuteMs)?.instance ?? instance,
    from,
  );
}

/** When the rung that is due next was planned, from the table and the shift alone. */
export function plannedMs(ladder: Ladder, instance: LadderInstance, index: number): number {
  const rung = rungAt(ladder, index);
  return rung ? startMs + instance.shiftMs + rung.afterMs : Number.MAX_SAFE_INTEGER;
}

/** `0 fired`, `1-3 skipped`: the records in short. */
export function inShort(records: readonly RungRecord[]): string[] {
  return records.map(({ index, toIndex, outcome }) =>
    index === toIndex ? `${index} ${outcome}` : `${index}-${toIndex} ${outcome}`,
  );
}
