/** Danger that was written at a school's terminal says where it stands, so that somebody can go there at once (M5). */
import { placeToTell } from '../../../src/shared/messages/origin';
import { isNoticeKey, type NoticeKey } from '../../../src/shared/notices/texts';
import type { Thread } from './collections';

/** The notice with the place in it, where it has words for one and somebody may still be there. */
export function withPlace(
  key: NoticeKey,
  figures: Record<string, string>,
  { origin }: Pick<Thread, 'origin'>,
  nowMs: number,
): { key: NoticeKey; figures: Record<string, string> } {
  const place = placeToTell(origin, nowMs);
  const placed = `${key}-at`;
  if (place === null || !isNoticeKey(placed)) return { key, figures };
  return { key: placed, figures: { ...figures, place } };
}
