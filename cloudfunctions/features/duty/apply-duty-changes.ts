/**
 * M2: the clock follows the roster, every minute and school. Late, double, concurrent and killed runs find the
 * same truth: what waits moves first (repeatable), then one transaction notes the change and tells people.
 */
import { shiftAt, transitionSwap, type DutyShift } from '../../../src/shared/duty';
import type { Desk } from '../../../src/shared/duty/ports';
import { quietHoursAt } from '../../../src/shared/messages/policy';
import { notBeforeFor } from '../../../src/shared/messages/quiet-hours';
import { outbox, queueEffects, type Effect, type EffectDraft } from '../../platform/outbox';
import { loadSchool, type School } from '../../platform/school';
import { find, pageSize } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import { dutyDesks, dutyGaps, type StoredDesk, type StoredSwap } from './collections';
import type { DutyPeople } from './colleagues';
import { deskOf } from './desk';
import { followColleagues } from './follow-colleagues';
import { dutyInputOf, saveDesk } from './stored-desk';

export interface DutyChangePorts {
  people: DutyPeople;
  /**
   * Gives every waiting thread to its owner by the roster at `nowMs`, repeatably. Returns per new owner how many
   * wait with them now, those included that an earlier run moved before it died: they are told this figure. The
   * effects that this invocation owns tell them of danger.
   */
  transferWaiting(
    schoolId: string,
    desk: Desk,
    nowMs: number,
  ): Promise<{ owners: { personId: string; count: number }[]; effects: Effect[] }>;
}

export const dutySubject = 'duty';

/**
 * Every school in turn; one that fails does not keep the others waiting. Returns the effects that this
 * invocation owns, and the first failure.
 */
export async function followRosters(
  nowMs: number,
  ports: DutyChangePorts,
): Promise<{ effects: Effect[]; failure: unknown }> {
  const effects: Effect[] = [];
  let failure: unknown = null;
  for (let skip = 0; ; skip += pageSize) {
    const page = await find(dutyDesks, {}, { orderBy: [['_id', 'asc']], skip });
    for (const seen of page)
      try {
        const desk = await followColleagues(seen, ports.people, nowMs).catch((error: unknown) => {
          // A shift changes also while the roster of people cannot be read.
          failure ??= error;
          return seen;
        });
        await applyDutyChanges(desk, nowMs, ports, effects);
      } catch (error) {
        failure ??= error;
      }
    if (page.length < pageSize) return { effects, failure };
  }
}

/** One school as it was read a moment ago. `effects` takes what this invocation owns, also when it fails later. */
async function applyDutyChanges(
  seen: StoredDesk,
  nowMs: number,
  ports: DutyChangePorts,
  effects: Effect[],
): Promise<void> {
  const schoolId = seen._id;
  const school = await loadSchool(schoolId, nowMs);
  const shift = shiftAt(dutyInputOf(seen, school), nowMs);
  const changed = hasChanged(seen, shift);
  if (!changed && !seen.swaps.some((swap) => isLapsed(swap, nowMs))) return;
  const moved = changed
    ? await ports.transferWaiting(schoolId, deskOf(seen, school), nowMs)
    : { owners: [], effects: [] };
  effects.push(...moved.effects);
  const noted = await transact(async (transaction) => {
    const desk = await transaction.get(dutyDesks, schoolId);
    if (!desk) return [];
    return noteChange(transaction, desk, { school, shift, owners: moved.owners, nowMs });
  });
  effects.push(...noted);
}

interface Change {
  school: School;
  /** What stood when the threads were transferred. */
  shift: DutyShift;
  owners: readonly { personId: string; count: number }[];
  nowMs: number;
}

async function noteChange(
  transaction: Transaction,
  desk: StoredDesk,
  change: Change,
): Promise<Effect[]> {
  const { school, shift, nowMs } = change;
  const swaps = desk.swaps.map((swap) => expireLapsed(swap, nowMs));
  const holds = isSameStretch(shiftAt(dutyInputOf(desk, school), nowMs), shift);
  if (!holds || !hasChanged(desk, shift)) {
    // Another clock was first, or somebody changed the roster since: the next minute follows that.
    if (desk.swaps.some((swap) => isLapsed(swap, nowMs)))
      await saveDesk(transaction, desk, { swaps }, nowMs);
    return [];
  }
  const standing = { personId: shift.personId, shiftStartMs: shift.startMs };
  await saveDesk(transaction, desk, { swaps, standing }, nowMs);
  const drafts = [...shiftNotices(desk, change), ...(await recordGap(transaction, desk, change))];
  return queueEffects(transaction, await unsent(transaction, drafts), nowMs);
}

function hasChanged({ standing }: StoredDesk, shift: DutyShift): boolean {
  return standing.personId !== shift.personId || standing.shiftStartMs !== shift.startMs;
}

function isSameStretch(one: DutyShift, other: DutyShift): boolean {
  return one.personId === other.personId && one.startMs === other.startMs;
}

function isLapsed(swap: StoredSwap, nowMs: number): boolean {
  return swap.state === 'proposed' && nowMs >= swap.shiftStartMs;
}

function expireLapsed(swap: StoredSwap, nowMs: number): StoredSwap {
  if (!isLapsed(swap, nowMs)) return swap;
  const result = transitionSwap(swap, 'expire', null, nowMs);
  return result.ok ? { ...swap, ...result.swap } : swap;
}

function draft(
  desk: StoredDesk,
  id: string,
  personId: string,
  facts: Pick<EffectDraft, 'text' | 'notBeforeMs'> & { subjectId: string; audience: string },
): EffectDraft {
  return {
    _id: `${id}.${personId}`,
    schoolId: desk._id,
    priority: 1,
    recipient: { kind: 'staff', personId },
    text: facts.text,
    subject: {
      kind: dutySubject,
      id: facts.subjectId,
      instanceId: null,
      audience: facts.audience,
    },
    alsoSubscribe: true,
    notBeforeMs: facts.notBeforeMs,
  };
}

/** One notice per colleague with whom something waits; who stands duty is woken at any hour. */
function shiftNotices(desk: StoredDesk, { shift, owners, nowMs }: Change): EffectDraft[] {
  return owners
    .filter(({ count }) => count > 0)
    .map(({ personId, count }) =>
      draft(desk, `shift.${desk._id}.${shift.startMs}`, personId, {
        text: { key: 'duty.shift-start', figures: { count: String(count) } },
        subjectId: `shift.${desk._id}.${shift.startMs}`,
        audience: 'duty',
        notBeforeMs: nowMs,
      }),
    );
}

/** Nobody stands: recorded once, leads are asked at once and leaders when the quiet hours allow (M2). */
async function recordGap(
  transaction: Transaction,
  desk: StoredDesk,
  { school, shift, nowMs }: Change,
): Promise<EffectDraft[]> {
  if (shift.personId !== null) return [];
  const gapId = `${desk._id}.${shift.startMs}`;
  if ((await transaction.get(dutyGaps, gapId)) === null)
    await transaction.add(dutyGaps, {
      _id: gapId,
      schoolId: desk._id,
      startMs: shift.startMs,
      endMs: shift.endMs,
      noticedAtMs: nowMs,
    });
  const quiet = quietHoursAt(school.policyValues, nowMs);
  const { leadIds, leaderIds } = desk.roster;
  const told = [
    ...leadIds.map((personId) => ({ personId, audience: 'lead' as const })),
    ...leaderIds.map((personId) => ({ personId, audience: 'leader' as const })),
  ];
  return told.map(({ personId, audience }) =>
    draft(desk, `gap.${gapId}`, personId, {
      text: { key: 'duty.nobody', figures: {} },
      subjectId: gapId,
      audience,
      notBeforeMs: notBeforeFor(audience, false, nowMs, quiet),
    }),
  );
}

/** Without those an earlier run queued, and each once: a stretch may come back when an override ends. */
async function unsent(
  transaction: Transaction,
  drafts: readonly EffectDraft[],
): Promise<EffectDraft[]> {
  const fresh = new Map<string, EffectDraft>();
  for (const one of drafts)
    if ((await transaction.get(outbox, one._id)) === null) fresh.set(one._id, one);
  return [...fresh.values()];
}
