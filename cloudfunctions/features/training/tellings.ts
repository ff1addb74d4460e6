/**
 * One sentence to many families (T1): written down whole in the act's transaction, told by the clock in portions,
 * once each. A family's notices are written by the clock or after a colleague's act, never by its own.
 */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { LedgerEntry } from '../../../src/shared/training/ledger';
import { endMsOf, startMsOf } from '../../../src/shared/training/model';
import type { trainingNoticeTexts } from '../../../src/shared/training/notice-texts';
import { toLocalDate } from '../../../src/shared/time';
import { queueEffects, type Effect, type EffectDraft } from '../../platform/outbox';
import { find } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import { trainingTellings, type Telling, type TrainingSession } from './collections';

export const tellingSubject = 'training-telling';
export const placeSubject = 'training-place';

/** So many documents fit one transaction well. */
const portion = 40;
/** And so many portions one run of the clock. */
const portionsAtOnce = 25;

type TextKey = keyof typeof trainingNoticeTexts;

export interface NewTelling {
  _id: string;
  schoolId: string;
  session: Pick<TrainingSession, '_id' | 'move' | 'start'> | null;
  textKey: TextKey;
  guardianIds: readonly string[];
}

/**
 * Everybody whose family these places are: who signed up, and the guardians whom the children have today. Reads
 * the roster beside the transaction, of which it is no part.
 */
export async function guardiansOf(
  people: PeoplePort,
  schoolId: string,
  entries: readonly Pick<LedgerEntry, 'guardianId' | 'childIds'>[],
): Promise<string[]> {
  const childIds = entries.flatMap((entry) => entry.childIds);
  const ofChildren = await people.guardiansOfAll(schoolId, [...new Set(childIds)]);
  return [...new Set([...entries.flatMap(({ guardianId }) => guardianId ?? []), ...ofChildren])];
}

/** False when it was begun before. */
export async function addTelling(transaction: Transaction, fresh: NewTelling): Promise<boolean> {
  if (await transaction.get(trainingTellings, fresh._id)) return false;
  const { _id, schoolId, session, textKey, guardianIds } = fresh;
  await transaction.add(trainingTellings, {
    _id,
    schoolId,
    sessionId: session?._id ?? null,
    move: session?.move ?? 0,
    textKey,
    due: session?.start ?? '',
    guardianIds: [...new Set(guardianIds)],
    told: 0,
    finished: guardianIds.length === 0,
    version: 0,
  });
  return true;
}

/** The clock: what is begun goes on, until everybody was told. */
export async function tellFamilies(nowMs: number): Promise<Effect[]> {
  const effects: Effect[] = [];
  for (const { _id } of await find(trainingTellings, { finished: false }))
    for (let count = 0; count < portionsAtOnce; count += 1) {
      const told = await tellPortion(_id, nowMs);
      if (told === null) break;
      effects.push(...told);
    }
  return effects;
}

/** Null: nobody left. */
async function tellPortion(id: string, nowMs: number): Promise<Effect[] | null> {
  return transact(async (transaction) => {
    const telling = await transaction.get(trainingTellings, id);
    if (!telling || telling.finished) return null;
    const now = telling.guardianIds.slice(telling.told, telling.told + portion);
    const told = telling.told + now.length;
    const finished = told >= telling.guardianIds.length;
    await transaction.update(trainingTellings, id, {
      told,
      finished,
      ...(finished ? { guardianIds: [] } : {}),
      version: telling.version + 1,
    });
    const drafts = now.map((personId, place) =>
      draftOf(telling, personId, telling.told + place, nowMs),
    );
    return queueEffects(transaction, drafts, nowMs);
  });
}

function draftOf(
  { _id, schoolId, textKey, due }: Telling,
  personId: string,
  place: number,
  nowMs: number,
): EffectDraft {
  return {
    _id: `${_id}.${place}`,
    schoolId,
    priority: 1,
    recipient: { kind: 'family', personId },
    text: { key: textKey, figures: { due } },
    subject: { kind: tellingSubject, id: _id, instanceId: null, audience: 'author' },
    alsoSubscribe: true,
    notBeforeMs: nowMs,
  };
}

/** Whether a sentence that waited is still true. */
export function isTellingTrue(
  { textKey, move }: Pick<Telling, 'textKey' | 'move'>,
  session: TrainingSession | null,
  nowMs: number,
): boolean {
  if (session === null) return true;
  if (textKey === 'training.cancelled') return session.state === 'cancelled';
  if (session.state !== 'published') return false;
  // Whoever is in it no more was not told of its new time.
  if (textKey === 'training.taken-back') return nowMs < endMsOf(session);
  if (session.move !== move) return false;
  // "Tomorrow" is no longer true on the day itself.
  if (textKey === 'training.day') return toLocalDate(nowMs) < session.date;
  if (textKey === 'training.hour') return nowMs < startMsOf(session);
  return nowMs < endMsOf(session);
}

export async function isTellingDue(
  telling: Telling | null,
  nowMs: number,
  read: (sessionId: string) => Promise<TrainingSession | null>,
): Promise<boolean> {
  if (telling === null) return false;
  const session = telling.sessionId === null ? null : await read(telling.sessionId);
  return isTellingTrue(telling, session, nowMs);
}
