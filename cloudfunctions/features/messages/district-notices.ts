/** W9: those of the district hear that a thread is for them to look at. */
import type { EffectDraft } from '../../platform/outbox';
import type { Thread } from './collections';
import { threadSubject } from './thread-ladders';

export function districtNotices(
  { _id, schoolId, track }: Thread,
  personIds: readonly string[],
  idPart: string,
  nowMs: number,
): EffectDraft[] {
  return personIds.map((personId) => ({
    _id: `${_id}.${idPart}.${personId}`,
    schoolId,
    priority: track.red ? 0 : 1,
    recipient: { kind: 'staff', personId },
    text: { key: 'district.given', figures: {} },
    subject: { kind: threadSubject, id: _id, instanceId: null, audience: 'district' },
    alsoSubscribe: true,
    notBeforeMs: nowMs,
  }));
}
