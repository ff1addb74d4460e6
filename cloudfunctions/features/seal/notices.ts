/** Who is told what about an opening (M6): neutral sentences to colleagues. */
import type { NoticeKey } from '../../../src/shared/notices/texts';
import type { EffectDraft } from '../../platform/outbox';
import type { SealOpening } from './collections';
import { openingSubject } from './opening-store';

export function sealNotices(
  { _id, schoolId, kind }: Pick<SealOpening, '_id' | 'schoolId' | 'kind'>,
  key: Extract<NoticeKey, `seal.${string}`>,
  personIds: readonly string[],
  { nowMs, due = '', round = 0 }: { nowMs: number; due?: string; round?: number },
): EffectDraft[] {
  return [...new Set(personIds)].map((personId) => ({
    _id: `${_id}.${key}.${round}.${personId}`,
    schoolId,
    // Minutes count; a drill can wait.
    priority: kind === 'drill' ? 1 : 0,
    recipient: { kind: 'staff' as const, personId },
    text: { key, figures: { due } },
    subject: { kind: openingSubject, id: _id, instanceId: null, audience: 'holder' },
    alsoSubscribe: true,
    notBeforeMs: nowMs,
  }));
}
