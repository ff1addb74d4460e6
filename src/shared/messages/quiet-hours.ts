/** Whom the night spares (M2): 22:00–07:00 a message that is not red wakes only duty, backup and lead. */
import { hourMs, localDateTime, toLocalDate, addDays, type InstantMs } from '../time';

/** Hours of the day at UTC+8; quiet from `startHour`:00 until before `endHour`:00, over midnight. */
export interface QuietHours {
  startHour: number;
  endHour: number;
}

export type NoticeAudience = 'duty' | 'backup' | 'lead' | 'leader' | 'pool';

const wokenAtNight: readonly NoticeAudience[] = ['duty', 'backup', 'lead'];

/**
 * The earliest instant at which a notice that arises at `atMs` may be sent: `atMs` itself, or, in
 * quiet hours, the morning's first millisecond for those who are woken by red messages only.
 */
export function notBeforeFor(
  audience: NoticeAudience,
  red: boolean,
  atMs: InstantMs,
  quiet: QuietHours,
): InstantMs {
  if (red || wokenAtNight.includes(audience)) return atMs;
  const date = toLocalDate(atMs);
  const midnightMs = localDateTime(date, '00:00');
  const endsTodayMs = midnightMs + quiet.endHour * hourMs;
  if (atMs < endsTodayMs) return endsTodayMs;
  if (atMs < midnightMs + quiet.startHour * hourMs) return atMs;
  return localDateTime(addDays(date, 1), '00:00') + quiet.endHour * hourMs;
}
