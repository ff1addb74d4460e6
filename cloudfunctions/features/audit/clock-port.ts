/**
 * Each morning the end of every school's chain leaves the house (G6): the robot's message lies where nobody who may
 * write the database can take it back. Told to the administrator; it says nothing about anybody.
 */
import { isCareHouse } from '../../../src/shared/care/house';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { localDateTime, hourMs, toLocalDate } from '../../../src/shared/time';
import { auditHeads } from '../../platform/audit';
import { isDuplicate } from '../../platform/errors';
import type { FeatureClock } from '../../platform/feature-clock';
import { queueEffects, type Effect } from '../../platform/outbox';
import { forEveryTenant } from '../../platform/school';
import { getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { auditAnchors } from './collections';

/** From 8 to 10 in the morning: a day whose clock was silent then has none, and the next day's covers it. */
const fromHour = 8;
const windowHours = 2;

/** What this instance has done already; another one finds it in the store. */
const anchored = new Map<string, string>();

export function auditClock(people: PeoplePort): FeatureClock {
  return {
    ladders: {},
    async everyMinute(nowMs) {
      const date = toLocalDate(nowMs);
      const sinceMs = nowMs - localDateTime(date, `0${fromHour}:00`);
      if (sinceMs < 0 || sinceMs >= windowHours * hourMs) return [];
      const effects: Effect[] = [];
      await forEveryTenant(nowMs, async ({ schoolId }) => {
        if (anchored.get(schoolId) === date) return;
        effects.push(...(await anchor(people, schoolId, date, nowMs)));
        anchored.set(schoolId, date);
      });
      return effects;
    },
  };
}

/** A house (M8) has no administrator: the union keeps its anchors. */
const keeperOf = (schoolId: string) => (isCareHouse(schoolId) ? 'union' : 'admin');

async function anchor(
  people: PeoplePort,
  schoolId: string,
  date: string,
  nowMs: number,
): Promise<Effect[]> {
  const head = await getById(auditHeads, schoolId);
  if (!head) return [];
  const keepers = await people.staffWith(schoolId, keeperOf(schoolId), date);
  const _id = `${schoolId}.${date}`;
  const { seq, hash } = head;
  try {
    return await transact(async (transaction) => {
      await transaction.add(auditAnchors, { _id, schoolId, date, seq, hash });
      return queueEffects(
        transaction,
        keepers.map(({ personId }) => ({
          _id: `anchor.${_id}.${personId}`,
          schoolId,
          priority: 1,
          recipient: { kind: 'staff', personId },
          text: { key: 'audit.anchor', figures: { date, seq: String(seq), hash } },
          subject: { kind: 'audit', id: `anchor.${_id}`, instanceId: null, audience: 'admin' },
          alsoSubscribe: false,
          notBeforeMs: nowMs,
        })),
        nowMs,
      );
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return [];
  }
}
