/** What the clock does for openings (M6): closes and ends what ran out, and asks for what was not written down. */
import { apartFor } from '../../../src/shared/messages/concern';
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
import { isFollowedUp, openingSubject, saveOpening, trackAt, withTrack } from './opening-store';
import type { ThreadSealsPort } from './thread-seals-port';

export function sealClock(people: PeoplePort, threads: ThreadSealsPort): FeatureClock {
  return {
    ladders: {},
    async everyMinute(nowMs) {
      const due = await find(sealOpenings, { nextAtMs: command.lte(nowMs) }, { limit: 50 });
      const effects: Effect[] = [];
      for (const opening of due) {
        const told = await whoIsTold(people, threads, opening, nowMs);
        effects.push(
          ...(await transact((transaction) => look(transaction, opening._id, told, nowMs))),
        );
      }
      return effects;
    },
    isStillDue: (effect, nowMs) => isStillDue(people, threads, effect, nowMs),
  };
}

interface Told {
  leadIds: readonly string[];
  excludedIds: readonly string[];
}

/** The leads, and whoever hears nothing because the thread is about them (W9). */
async function whoIsTold(
  people: PeoplePort,
  threads: ThreadSealsPort,
  { schoolId, threadId }: Pick<SealOpening, 'schoolId' | 'threadId'>,
  nowMs: number,
): Promise<Told> {
  const colleagues = await people.colleagues(schoolId, toLocalDate(nowMs));
  const known = threadId === null ? null : await threads.sealsOf(schoolId, [threadId]);
  const concerns = (threadId === null ? undefined : known?.get(threadId)?.concerns) ?? [];
  const leads = colleagues.filter(({ roles }) => roles.includes('lead-counsellor'));
  return {
    leadIds: leads.map(({ personId }) => personId),
    excludedIds: apartFor(concerns, colleagues).excludedIds,
  };
}

/** One opening whose time has come; nothing when another run was first. */
async function look(
  transaction: Transaction,
  id: string,
  { leadIds, excludedIds }: Told,
  nowMs: number,
): Promise<Effect[]> {
  const stored = await transaction.get(sealOpenings, id);
  if (!stored || stored.nextAtMs > nowMs) return [];
  const track = trackAt(stored, nowMs);
  const isTold = (personId: string) => !excludedIds.includes(personId);
  const asker = [stored.askedById].filter(isTold);
  const followers = [stored.askedById, ...leadIds].filter(isTold);
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
    if (isLapsed) drafts.push(...sealNotices(stored, 'seal.ended', asker, { nowMs }));
    else if (!isFollowedUp(stored))
      drafts.push(...sealNotices(stored, 'seal.after', followers, { nowMs }));
  }
  if (stored.reviewAtMs !== null && stored.reviewAtMs <= nowMs)
    drafts.push(
      ...sealNotices(stored, 'seal.review', followers, {
        nowMs,
        // A reason that is given anew is looked at anew.
        round: stored.reviewAtMs,
      }),
    );
  const saved = withTrack(stored, track, nowMs);
  await saveOpening(transaction, saved);
  return queueEffects(transaction, drafts, nowMs);
}

/** Whoever has decided, came too late, or is concerned (W9) is not asked any more. */
async function isStillDue(
  people: PeoplePort,
  threads: ThreadSealsPort,
  { subject, text, recipient }: Effect,
  nowMs: number,
): Promise<boolean> {
  if (subject.kind !== openingSubject) return true;
  const opening: SealOpening | null = await getById(sealOpenings, subject.id);
  if (!opening) return false;
  if (opening.threadId !== null && recipient.kind === 'staff') {
    const { excludedIds } = await whoIsTold(people, threads, opening, nowMs);
    if (excludedIds.includes(recipient.personId)) return false;
  }
  const { state } = trackAt(opening, nowMs);
  if (text.key === 'seal.asked') return state === 'asked' || state === 'half';
  if (text.key === 'seal.half') return state === 'half';
  if (text.key === 'seal.drill') return state === 'asked' || state === 'half';
  return text.key === 'seal.open' ? state === 'open' : true;
}
