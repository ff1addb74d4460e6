/** Each takes one thing out of a sound dump, as a product with that fault would have left it. */
import type { Notice } from '../../../../local-cloud/gateway/notices';
import type { Thread } from '../../../../cloudfunctions/features/messages/collections';
import type { LadderInstance, RungRecord } from '../../../../src/shared/ladder';
import type { Stored } from './stored';
import type { StoredProblem } from './stored-checks';

export interface Doctoring {
  what: string;
  doctor(stored: Stored, notices: Notice[]): void;
  caughtBy: StoredProblem['guarantee'];
}

type Changeable<T> = { -readonly [Key in keyof T]: T[Key] };

function found<T>(item: T | undefined): T {
  if (item === undefined) throw new Error('the sound dump lacks what is to be doctored');
  return item;
}

const waiting = ({ threads }: Stored): Thread =>
  found(threads.find(({ track }) => track.awaitingSinceMs !== null && track.red === null));
const red = ({ threads }: Stored): Thread => found(threads.find(({ track }) => track.red !== null));
const clockOf = (stored: Stored, id: string | null | undefined): Changeable<LadderInstance> =>
  found(stored.ladders.find(({ _id }) => _id === id));
const redClock = (stored: Stored) => clockOf(stored, red(stored).track.red?.ladderInstanceId);
const without = (stored: Stored, id: string | null | undefined) =>
  stored.ladders.filter(({ _id }) => _id !== id);

export const doctorings: Doctoring[] = [
  {
    what: 'a waiting thread without an owner',
    doctor: (stored) => (waiting(stored).ownerPersonId = ''),
    caughtBy: 'waiting has an owner',
  },
  {
    what: 'a waiting thread whose clock is gone',
    doctor: (stored) =>
      (stored.ladders = without(stored, waiting(stored).track.replyLadderInstanceId)),
    caughtBy: 'waiting has a next rung',
  },
  {
    what: 'a waiting thread that the last clock passed over',
    doctor: (stored) => (stored.clockedAtMs += 100 * 60_000),
    caughtBy: 'waiting has a next rung',
  },
  {
    what: 'a red thread whose red clock is gone',
    doctor: (stored) => (stored.ladders = without(stored, red(stored).track.red?.ladderInstanceId)),
    caughtBy: 'red has a red clock',
  },
  {
    what: 'an answered thread whose clock runs on',
    doctor: (stored) => {
      const ended = found(stored.ladders.find(({ state }) => state === 'stopped'));
      clockOf(stored, ended._id).state = 'running';
    },
    caughtBy: 'an ended clock stays ended',
  },
  {
    what: 'a rung that is recorded twice',
    doctor: (stored) => {
      const clock = redClock(stored);
      clock.rungs = [found(clock.rungs[0]), ...clock.rungs];
    },
    caughtBy: 'every rung is recorded once',
  },
  {
    what: 'a rung that is missing',
    doctor: (stored) => {
      const clock = redClock(stored);
      clock.rungs = clock.rungs.slice(1);
    },
    caughtBy: 'every rung is recorded once',
  },
  {
    what: 'two rungs that fired where one was due',
    doctor: (stored) => {
      const clock = redClock(stored);
      const last: Changeable<RungRecord> = found(clock.rungs.at(-1));
      found(clock.rungs.at(-2));
      clock.rungs = clock.rungs.map((record) => ({ ...record, atMs: last.atMs }));
    },
    caughtBy: 'no flood',
  },
  {
    what: 'a rung that fired and told nobody',
    doctor: (stored) => {
      const { _id } = redClock(stored);
      stored.outbox = stored.outbox.filter(({ subject }) => subject.instanceId !== _id);
    },
    caughtBy: 'a recorded rung was announced',
  },
  {
    what: 'an effect that exists twice',
    doctor: (stored) => {
      const { _id } = redClock(stored);
      stored.outbox.push(found(stored.outbox.find(({ subject }) => subject.instanceId === _id)));
    },
    caughtBy: 'an effect is recorded once',
  },
  {
    what: 'a deadline that moved',
    doctor: (stored) => {
      const { track } = waiting(stored);
      track.dueAtMs = (track.dueAtMs ?? 0) + 60_000;
    },
    caughtBy: 'the deadline stays',
  },
  {
    what: 'a red thread that nobody lowered',
    doctor: (stored) => (red(stored).track.red = null),
    caughtBy: 'red ends by a person only',
  },
  {
    what: 'a red clock that did not rest after the tap',
    doctor: (stored) => {
      const thread = red(stored);
      const clock = redClock(stored);
      const fired = found(clock.rungs.find(({ index }) => index > 0));
      stored.audits.push({
        ...found(stored.audits[0]),
        act: 'messages.acknowledge',
        object: { kind: 'thread', id: thread._id },
        atMs: fired.atMs - 60_000,
      });
    },
    caughtBy: 'acknowledging gives ten minutes',
  },
  {
    what: 'a missed promise that the student is not told',
    doctor: (stored) => {
      const { track } = waiting(stored);
      stored.clockedAtMs = (track.dueAtMs ?? 0) + 1;
    },
    caughtBy: 'a missed promise is told',
  },
  {
    what: 'a leader who owns',
    doctor: (stored) => {
      waiting(stored).ownerPersonId = found(stored.desks[0]?.roster.leaderIds[0]);
    },
    caughtBy: 'leaders never own',
  },
  {
    what: 'a message that is stored twice',
    doctor: (stored) =>
      stored.messages.push(found(stored.messages.find(({ from }) => from === 'student'))),
    caughtBy: 'a message is stored once',
  },
  {
    what: 'a message that is lost',
    doctor: (stored) =>
      (stored.messages = stored.messages.filter(({ from }) => from !== 'student')),
    caughtBy: 'a message is stored once',
  },
  {
    what: 'a notice that no clock sent',
    doctor: (stored) => {
      const effect = found(stored.outbox[0]);
      Object.assign(effect, { state: 'pending', nextTryAtMs: stored.clockedAtMs });
    },
    caughtBy: 'nothing due is left unsent',
  },
  {
    what: 'a notice that is marked and was never handed over',
    doctor: (_stored, notices) => void notices.splice(0, notices.length),
    caughtBy: 'what is marked sent was handed over',
  },
  {
    what: 'a notice that was handed over again and again',
    doctor: (_stored, notices) => {
      const one = found(notices.find(({ channel, accepted }) => channel === 'wecom' && accepted));
      notices.push(...Array.from({ length: 500 }, () => one));
    },
    caughtBy: 'nothing is sent more often than tried',
  },
];
