/** The message box's two ladders: how an instance begins, whom a rung reaches, what it says (M2, M3, M5). */
import type { Desk } from '../../../src/shared/duty/ports';
import {
  deferLadder,
  plan,
  startLadder,
  stopLadder,
  type Audience,
  type Firing,
  type Ladder,
  type LadderInstance,
} from '../../../src/shared/ladder';
import {
  redLadder,
  redLadderId,
  replyLadder,
  replyLadderId,
} from '../../../src/shared/messages/ladders';
import {
  quietHoursAt,
  redLadderFiguresAt,
  replyLadderFiguresAt,
} from '../../../src/shared/messages/policy';
import { notBeforeFor, type NoticeAudience } from '../../../src/shared/messages/quiet-hours';
import { reachedBy } from '../../../src/shared/messages/rung-audience';
import type { LadderCommand } from '../../../src/shared/messages/tracker';
import { isNoticeKey, type NoticeKey } from '../../../src/shared/notices/texts';
import { withPlace } from './place-of-danger';
import { toLocalTime } from '../../../src/shared/time';
import { addLadder, ladders, saveLadder } from '../../platform/ladder-runner';
import { outbox, queueEffects, type Effect, type EffectDraft } from '../../platform/outbox';
import type { School } from '../../platform/school';
import type { Transaction } from '../../platform/transact';
import type { Thread } from './collections';

export const threadSubject = 'thread';

/** The ladder under the policy that held when it started. */
export function ladderOf(ladderId: string, school: School, startedAtMs: number): Ladder {
  return ladderId === redLadderId
    ? redLadder(redLadderFiguresAt(school.policyValues, startedAtMs))
    : replyLadder(replyLadderFiguresAt(school.policyValues, startedAtMs));
}

export interface CommandFacts {
  thread: Thread;
  /** As the thread sees it (thread-desk.ts). */
  desk: Desk;
  school: School;
  nowMs: number;
}

/**
 * Carries out what the tracker decided, in the act's transaction: starts (their first rung fires with them),
 * stops, moves. Returns the effects this invocation owns and whom the first rungs called in.
 */
export async function carryOut(
  transaction: Transaction,
  commands: readonly LadderCommand[],
  facts: CommandFacts,
): Promise<{ effects: Effect[]; calledIds: string[] }> {
  const effects: Effect[] = [];
  const calledIds: string[] = [];
  for (const command of commands) {
    if (command.kind === 'start') {
      const started = await start(transaction, command, facts);
      effects.push(...started.effects);
      calledIds.push(...started.calledIds);
    } else await change(transaction, command, facts.school);
  }
  return { effects, calledIds };
}

async function start(
  transaction: Transaction,
  { ladder: ladderId, instanceId, startedAtMs }: Extract<LadderCommand, { kind: 'start' }>,
  facts: CommandFacts,
) {
  const { thread, school, nowMs } = facts;
  const ladder = ladderOf(ladderId, school, startedAtMs);
  const fresh = startLadder(ladder, {
    _id: instanceId,
    schoolId: thread.schoolId,
    subject: { kind: threadSubject, id: thread._id },
    policyVersion: school.policyVersion,
    startedAtMs,
  });
  // Words that a reply had not seen may be of a call that began after this one.
  const firing = plan(ladder, fresh, Math.max(nowMs, startedAtMs));
  await addLadder(transaction, firing ? firing.instance : fresh);
  if (!firing) return { effects: [], calledIds: [] };
  return announce(transaction, firing, facts);
}

async function change(
  transaction: Transaction,
  command: Exclude<LadderCommand, { kind: 'start' }>,
  school: School,
): Promise<void> {
  const instance = await transaction.get(ladders, command.instanceId);
  if (!instance) return;
  const changed: LadderInstance =
    command.kind === 'stop'
      ? stopLadder(instance)
      : deferLadder(
          ladderOf(instance.ladderId, school, instance.startedAtMs),
          instance,
          command.nextAtMs,
        );
  if (changed !== instance) await saveLadder(transaction, changed);
}

/** Queues one notice for each person a rung reaches; each person once, under their nearest audience. */
export async function announce(
  transaction: Transaction,
  firing: Firing,
  { thread, desk, school, nowMs }: CommandFacts,
): Promise<{ effects: Effect[]; calledIds: string[] }> {
  const red = firing.instance.ladderId === redLadderId;
  const quiet = quietHoursAt(school.policyValues, nowMs);
  const drafts: EffectDraft[] = [];
  for (const { personId, audience } of reachedBy(
    firing.audience,
    thread.ownerPersonId,
    desk,
    nowMs,
  )) {
    const notBeforeMs = notBeforeFor(quietAudience(audience, personId, thread), red, nowMs, quiet);
    const isHeld = notBeforeMs > nowMs;
    const _id = isHeld
      ? `${firing.instance._id}.until.${notBeforeMs}.${personId}`
      : `${firing.instance._id}.${firing.fire.index}.${personId}`;
    // Nobody needs a night's every half hour at 07:00: the first that is held says it all.
    if (isHeld && (await transaction.get(outbox, _id))) continue;
    drafts.push({
      _id,
      schoolId: thread.schoolId,
      priority: red ? 0 : 1,
      recipient: { kind: 'staff', personId },
      text: {
        ...withPlace(
          textKey(firing, thread),
          { due: toLocalTime(dueShown(firing, thread)) },
          thread,
          nowMs,
        ),
      },
      subject: {
        kind: threadSubject,
        id: thread._id,
        instanceId: firing.instance._id,
        audience: markOf(audience),
      },
      alsoSubscribe: red || firing.fire.index > 0,
      notBeforeMs,
    });
  }
  const effects = await queueEffects(transaction, drafts, nowMs);
  const calledIds = drafts.flatMap(({ recipient }) =>
    recipient.kind === 'staff' && desk.mayOwn(recipient.personId) ? [recipient.personId] : [],
  );
  return { effects, calledIds };
}

/** The time in a notice: of red the running 10 min, otherwise the promise. */
function dueShown(firing: Firing, { track }: Thread): number {
  const dueAtMs = firing.instance.ladderId === replyLadderId ? track.dueAtMs : track.red?.dueAtMs;
  return dueAtMs ?? firing.instance.dueAtMs;
}

function textKey(firing: Firing, { track }: Thread): NoticeKey {
  const isSeen = firing.instance.ladderId === redLadderId && track.red?.acknowledgedAtMs != null;
  // A colleague did answer "我在看": the backup is asked for what is still missing.
  if (isSeen && firing.fire.key === 'red-backup') return 'red.backup-seen';
  const prefix = firing.instance.ladderId === redLadderId ? 'red' : 'reply';
  const key = `${prefix}.${firing.fire.key}`;
  return isNoticeKey(key) ? key : 'reply.notify';
}

/** `owner` and `leader` are what the M5 card waits for. */
function markOf(audience: Audience): string {
  return audience === 'duty' ? 'owner' : audience;
}

function quietAudience(audience: Audience, personId: string, thread: Thread): NoticeAudience {
  if (personId === thread.ownerPersonId) return 'duty';
  return audience === 'owner' || audience === 'author' ? 'duty' : audience;
}
