/** What the clock does for openings (M6): closes and ends what ran out, and asks for what was not written down. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import { writeAudit } from '../../platform/audit';
import { command } from '../../platform/cloud';
import type { FeatureClock } from '../../platform/feature-clock';
import { queueEffects, type Effect, type EffectDraft } from '../../platform/outbox';
import { find, getById } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import { sealOpenings, type SealOpening } from './collections';
import { sealNotices } from './notices';
import { openingSubject, saveOpening, trackAt, withTrack } from './opening-store';

export function sealClock(people: PeoplePort): FeatureClock {
  return {
    ladders: {},
    async everyMinute(nowMs) {
      const due = await find(sealOpenings, { nextAtMs: command.lte(nowMs) }, { limit: 50 });
      const effects: Effect[] = [];
      for (const { _id, schoolId } of due) {
        const leads = await people.staffWith(schoolId, 'lead-counsellor', toLocalDate(nowMs));
        const leadIds = leads.map(({ personId }) => personId);
        effects.push(...(await transact((transaction) => look(transaction, _id, leadIds, nowMs))));
      }
      return effects;
    },
    isStillDue,
  };
}

/** One opening whose time has come; nothing when another run was first. */
async function look(
  transaction: Transaction,
  id: string,
  leadIds: readonly string[],
  nowMs: number,
): Promise<Effect[]> {
  const stored = await transaction.get(sealOpenings, id);
  if (!stored || stored.nextAtMs > nowMs) return [];
  const track = trackAt(stored, nowMs);
  const drafts: EffectDraft[] = [];
  if (track.state !== stored.track.state) {
    const isLapsed = track.state === 'lapsed';
    await writeAudit(transaction, {
      act: isLapsed ? 'seal.lapsed' : 'seal.closed',
      object:
        stored.threadId === null
          ? { kind: 'seal-drill', id }
          : { kind: 'thread', id: stored.threadId },
      schoolId: stored.schoolId,
      actorPersonId: null,
      atMs: nowMs,
    });
    if (isLapsed) drafts.push(...sealNotices(stored, 'seal.ended', [stored.askedById], { nowMs }));
    else if (!stored.guardian || !stored.student)
      drafts.push(...sealNotices(stored, 'seal.after', [stored.askedById, ...leadIds], { nowMs }));
  }
  if (stored.reviewAtMs !== null && stored.reviewAtMs <= nowMs)
    drafts.push(
      ...sealNotices(stored, 'seal.review', [stored.askedById, ...leadIds], {
        nowMs,
        // A reason that is given anew is looked at anew.
        round: stored.reviewAtMs,
      }),
    );
  const saved = withTrack(stored, track, nowMs);
  await saveOpening(transaction, saved);
  return queueEffects(transaction, drafts, nowMs);
}

/** Whoever has decided or come too late is not asked any more. */
async function isStillDue({ subject, text }: Effect, nowMs: number): Promise<boolean> {
  if (subject.kind !== openingSubject) return true;
  const opening: SealOpening | null = await getById(sealOpenings, subject.id);
  if (!opening) return false;
  const { state } = trackAt(opening, nowMs);
  if (text.key === 'seal.asked') return state === 'asked' || state === 'half';
  if (text.key === 'seal.half') return state === 'half';
  if (text.key === 'seal.drill') return state === 'asked' || state === 'half';
  return text.key === 'seal.open' ? state === 'open' : true;
}
