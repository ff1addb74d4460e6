/** Tells lead and leaders that the machinery needs a human eye (M3): once per `alarmId`, at any hour. */
import type { NoticeKey } from '../../../src/shared/notices/texts';
import { isDuplicate } from '../../platform/errors';
import { queueEffects, type Effect, type EffectDraft } from '../../platform/outbox';
import { transact } from '../../platform/transact';
import { dutyPort } from './desk';

/** Returns the effects this invocation owns; none when the alarm was raised before. */
export async function alarmLeads(
  schoolId: string,
  alarmId: string,
  key: NoticeKey,
  figures: Record<string, string>,
  nowMs: number,
): Promise<Effect[]> {
  const desk = await dutyPort.desk(schoolId, nowMs);
  const personIds = [...new Set([...desk.leadIds, ...desk.leaderIds])];
  const drafts: EffectDraft[] = personIds.map((personId) => ({
    _id: `${alarmId}.${schoolId}.${personId}`,
    schoolId,
    priority: 0,
    recipient: { kind: 'staff', personId },
    text: { key, figures },
    subject: { kind: 'system', id: alarmId, instanceId: null, audience: 'lead' },
    alsoSubscribe: true,
    notBeforeMs: nowMs,
  }));
  try {
    return await transact((transaction) => queueEffects(transaction, drafts, nowMs));
  } catch (error) {
    if (isDuplicate(error)) return [];
    throw error;
  }
}
