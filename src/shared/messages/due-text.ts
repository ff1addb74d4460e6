/**
 * Words for due times (M1, M3; design.md, Writing): minutes as a reader of the wall clock counts them.
 * "14:32" seen at 12:34 is 1 小时 58 分 away, whatever the seconds are, so the text changes once a minute.
 */
import {
  addDays,
  dayOfWeek,
  minuteMs,
  toLocalDate,
  toLocalTime,
  type InstantMs,
} from '../time/instant';

/** From this many minutes before the due time staff see it as soon due (M3: the backup is told at 90 of 120 min). */
const soonMinutes = 30;

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;

const minuteOf = (atMs: InstantMs) => Math.floor(atMs / minuteMs);

/** Whole minutes on the wall clock until `dueAtMs`; negative when it has passed. */
export function minutesUntil(dueAtMs: InstantMs, nowMs: InstantMs): number {
  return minuteOf(dueAtMs) - minuteOf(nowMs);
}

/** `2 小时`, `1 小时 58 分`, `17 分`; minutes ≥ 0. */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} 分`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}

/** `还有 1 小时 58 分`, `还有不到 1 分`, `刚到时间`, `已超 12 分`. */
export function remainingText(dueAtMs: InstantMs, nowMs: InstantMs): string {
  const minutes = minutesUntil(dueAtMs, nowMs);
  if (minutes > 0) return `还有 ${durationText(minutes)}`;
  if (nowMs < dueAtMs) return '还有不到 1 分';
  return minutes === 0 ? '刚到时间' : `已超 ${durationText(-minutes)}`;
}

/** `今天`, `昨天`, `明天`, else `11月30日 周一`. */
export function dayText(atMs: InstantMs, nowMs: InstantMs): string {
  const date = toLocalDate(atMs);
  const today = toLocalDate(nowMs);
  if (date === today) return '今天';
  if (date === addDays(today, -1)) return '昨天';
  if (date === addDays(today, 1)) return '明天';
  const [, month, day] = date.split('-');
  return `${Number(month)}月${Number(day)}日 周${weekdays[dayOfWeek(date) - 1]}`;
}

/** `14:32` today, else with the day: `明天 14:02`, `11月30日 周一 16:10`. */
export function momentText(atMs: InstantMs, nowMs: InstantMs): string {
  const day = dayText(atMs, nowMs);
  return day === '今天' ? toLocalTime(atMs) : `${day} ${toLocalTime(atMs)}`;
}

/** The promise in two parts, because a line breaks only at the dot: `回复截止 14:32` · `还有 1 小时 58 分`. */
export function promiseParts(dueAtMs: InstantMs, nowMs: InstantMs): [string, string] {
  return [`回复截止 ${momentText(dueAtMs, nowMs)}`, remainingText(dueAtMs, nowMs)];
}

/** What is left of the wait in percent, 0–100, whole: the ring moves once a minute. */
export function remainingPercent(sinceMs: InstantMs, dueAtMs: InstantMs, nowMs: InstantMs): number {
  const total = Math.max(1, minutesUntil(dueAtMs, sinceMs));
  const share = minutesUntil(dueAtMs, nowMs) / total;
  return Math.round(Math.min(1, Math.max(0, share)) * 100);
}

/** How staff see a due time: a plain pill, a clock, an octagon (design: State colours). */
export function dueTone(
  dueAtMs: InstantMs,
  nowMs: InstantMs,
  breached: boolean,
): 'waiting' | 'soon' | 'over' {
  if (breached || nowMs >= dueAtMs) return 'over';
  return minutesUntil(dueAtMs, nowMs) <= soonMinutes ? 'soon' : 'waiting';
}
