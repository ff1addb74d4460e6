/** A dump of the local cloud in the product's own types, and what it tells of each thread's history. */
import type { AuditEntry } from '../../../../cloudfunctions/platform/audit';
import type { Heartbeat } from '../../../../cloudfunctions/platform/heartbeat';
import type { Effect } from '../../../../cloudfunctions/platform/outbox';
import type { StoredDesk } from '../../../../cloudfunctions/features/duty/collections';
import type { Message, Thread } from '../../../../cloudfunctions/features/messages/collections';
import type { LadderInstance } from '../../../../src/shared/ladder';
import type { TrackEvent } from '../../../../src/shared/messages/tracker';
import type { CheckedEffect } from '../checks';

export interface Stored {
  threads: Thread[];
  ladders: LadderInstance[];
  outbox: Effect[];
  messages: Message[];
  audits: AuditEntry[];
  desks: StoredDesk[];
  /** The latest `nowMs` of a clock that ran to its end. */
  clockedAtMs: number;
}

type Dump = Record<string, Record<string, unknown>[]>;

export function readDump(dump: Dump): Stored {
  const docs = <Doc>(name: string) => (dump[name] ?? []) as unknown as Doc[];
  return {
    threads: docs<Thread>('threads'),
    ladders: docs<LadderInstance>('ladders'),
    outbox: docs<Effect>('outbox'),
    messages: docs<Message>('messages'),
    audits: docs<AuditEntry>('audit_entries'),
    desks: docs<StoredDesk>('duty_desks'),
    clockedAtMs: docs<Heartbeat>('heartbeats')[0]?.lastRunAtMs ?? Number.NEGATIVE_INFINITY,
  };
}

/** The notices of rungs; those that went on to a next person belong to no rung of their own. */
export function rungEffects({ outbox }: Stored): CheckedEffect[] {
  return outbox.flatMap(({ _id, subject, recipient }) => {
    const { instanceId } = subject;
    if (instanceId === null || recipient.kind !== 'staff') return [];
    // A rung that is held until the morning joins the one that is held already.
    if (/\.(next|until)\./.test(_id)) return [];
    const [index, ...person] = _id.slice(instanceId.length + 1).split('.');
    return [{ _id, instanceId, index: Number(index), to: person.join('.') }];
  });
}

export interface Happened {
  atMs: number;
  event: TrackEvent;
}

const actOf: Record<string, (thread: Thread, atMs: number, by: string) => TrackEvent> = {
  'messages.acknowledge': (_thread, _atMs, personId) => ({ kind: 'acknowledge', personId }),
  'messages.no-reply': () => ({ kind: 'no-reply' }),
  'messages.close': () => ({ kind: 'staff-closes' }),
  'messages.close-own': () => ({ kind: 'student-closes' }),
  'messages.reopen': () => ({ kind: 'staff-reopens' }),
  'messages.set-level': ({ levelHistory }, atMs) => {
    const change = levelHistory.find((entry) => entry.atMs === atMs && entry.byPersonId !== null);
    if (!change) throw new Error('an audited change of level is not in the level history');
    return { kind: 'set-level', level: change.level };
  },
};

/** Every accepted event of a thread in its order, from messages and audit alone. */
export function historyOf(thread: Thread, { messages, audits }: Stored): Happened[] {
  const written = messages
    .filter(({ threadId }) => threadId === thread._id)
    .sort((one, other) => one.seq - other.seq)
    .map(({ sentAtMs, from, triage }): Happened => {
      const level = triage?.level ?? 'none';
      return {
        atMs: sentAtMs,
        event: from === 'staff' ? { kind: 'staff-replies' } : { kind: 'student-posts', level },
      };
    });
  const acts = audits.flatMap(({ act, object, atMs, actorPersonId }): Happened[] => {
    const event = object.id === thread._id && actOf[act]?.(thread, atMs, actorPersonId ?? '');
    return event ? [{ atMs, event }] : [];
  });
  return [...written, ...acts].sort((one, other) => one.atMs - other.atMs);
}
