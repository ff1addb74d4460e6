/** A dump of the local cloud in the product's own types, and what it tells of each thread's history. */
import type { AuditEntry } from '../../../../cloudfunctions/platform/audit';
import type { Heartbeat } from '../../../../cloudfunctions/platform/heartbeat';
import type { Effect } from '../../../../cloudfunctions/platform/outbox';
import type { StoredDesk } from '../../../../cloudfunctions/features/duty/collections';
import type { Message, Thread } from '../../../../cloudfunctions/features/messages/collections';
import type { threadSubject } from '../../../../cloudfunctions/features/messages/thread-ladders';
import type { LadderInstance } from '../../../../src/shared/ladder';
import { isRoutineNotice } from '../../../../src/shared/notices/texts';
import type { CheckedEffect } from '../checks';
import type { Happening } from '../what-is-owed';

export interface Stored {
  threads: Thread[];
  ladders: LadderInstance[];
  outbox: Effect[];
  messages: Message[];
  audits: AuditEntry[];
  desks: StoredDesk[];
  /** The latest `nowMs` of a clock that ran to its end. */
  clockedAtMs: number;
  /** By the text of a reply: the last message that its writer had seen. Others had seen everything. */
  seen: ReadonlyMap<string, number>;
}

/** The SDK behind that module does not load here. */
const ofThreads: typeof threadSubject = 'thread';

type Dump = Record<string, Record<string, unknown>[]>;

/** What `readDump` reads. */
export const readCollections = [
  ...['threads', 'messages', 'ladders', 'outbox', 'duty_desks', 'audit_entries', 'heartbeats'],
];

/** The other flows' clocks and reminders run beside and owe a thread nothing; they have checks of their own. */
export function readDump(dump: Dump, seen: ReadonlyMap<string, number>): Stored {
  const docs = <Doc>(name: string) => (dump[name] ?? []) as unknown as Doc[];
  return {
    threads: docs<Thread>('threads'),
    ladders: docs<LadderInstance>('ladders').filter(({ subject }) => subject.kind === ofThreads),
    outbox: docs<Effect>('outbox').filter(({ text }) => !isRoutineNotice(text.key)),
    messages: docs<Message>('messages'),
    audits: docs<AuditEntry>('audit_entries'),
    desks: docs<StoredDesk>('duty_desks'),
    clockedAtMs: docs<Heartbeat>('heartbeats')[0]?.lastRunAtMs ?? Number.NEGATIVE_INFINITY,
    seen,
  };
}

/** The notices of rungs; those that went on to a next person belong to no rung of their own. */
export function rungEffects({ outbox }: Stored): CheckedEffect[] {
  return outbox.flatMap(({ _id, subject, recipient }) => {
    const { instanceId } = subject;
    if (instanceId === null || recipient.kind !== 'staff') return [];
    // A rung that is held until the morning joins the one that is held already; new owners and new words of danger
    // are told beside the rungs.
    if (/\.(next|until|owner|message)\./.test(_id)) return [];
    const [index, ...person] = _id.slice(instanceId.length + 1).split('.');
    return [{ _id, instanceId, index: Number(index), to: person.join('.') }];
  });
}

export interface Happened {
  atMs: number;
  event: Happening;
}

const actOf: Record<string, (thread: Thread, atMs: number, by: string) => Happening> = {
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
export function historyOf(thread: Thread, { messages, audits, seen }: Stored): Happened[] {
  const written = messages
    .filter(({ threadId }) => threadId === thread._id)
    .sort((one, other) => one.seq - other.seq)
    .map(({ sentAtMs, from, triage, seq, text }): Happened => {
      const level = triage?.level ?? 'none';
      const seenSeq = seen.get(text) ?? seq;
      const isReply = from === 'staff';
      return {
        atMs: sentAtMs,
        event: isReply ? { kind: 'staff-replies', seenSeq } : { kind: 'student-posts', level, seq },
      };
    });
  const acts = audits.flatMap(({ act, object, atMs, actorPersonId }): Happened[] => {
    const event = object.id === thread._id && actOf[act]?.(thread, atMs, actorPersonId ?? '');
    return event ? [{ atMs, event }] : [];
  });
  return [...written, ...acts].sort((one, other) => one.atMs - other.atMs);
}
