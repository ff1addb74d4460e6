/** Times and weeks as the pages of the weekly form say them (design: Writing). */
import { dayText, remainingText } from '../../shared/messages/due-text';
import {
  addDays,
  dayMs,
  toLocalTime,
  type InstantMs,
  type LocalDate,
} from '../../shared/time/instant';

const dateWords = (date: LocalDate) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

/** `第 13 周`, outside a term `10月12日这周`. */
export function weekWords(monday: LocalDate, weekNumber: number | null): string {
  return weekNumber === null ? `${dateWords(monday)}这周` : `第 ${weekNumber} 周`;
}

/** `10月12日–18日`, over a month's end `10月26日–11月1日`. */
export function weekDates(monday: LocalDate): string {
  const sunday = addDays(monday, 6);
  const isOneMonth = monday.slice(0, 7) === sunday.slice(0, 7);
  return `${dateWords(monday)}–${isOneMonth ? `${Number(sunday.slice(8))}日` : dateWords(sunday)}`;
}

/** `今天 17:00`, `10月16日 周五 17:00`. */
export function instantWords(atMs: InstantMs, nowMs: InstantMs): string {
  return `${dayText(atMs, nowMs)} ${toLocalTime(atMs)}`;
}

/** Two parts, because a line breaks only at the dot: `截止今天 17:00` · `还有 1 小时 20 分`. */
export function dueParts(dueAtMs: InstantMs, nowMs: InstantMs): [string, string] {
  const days = Math.floor(Math.abs(dueAtMs - nowMs) / dayMs);
  const left =
    days === 0 ? remainingText(dueAtMs, nowMs) : `${nowMs < dueAtMs ? '还有' : '已超'} ${days} 天`;
  return [`截止${instantWords(dueAtMs, nowMs)}`, left];
}

/** `38 人中 4 人 · 10.5%`. */
export function shareWords(part: number, whole: number): string {
  if (whole === 0) return '还没有数';
  return `${whole} 人中 ${part} 人 · ${((part / whole) * 100).toFixed(1)}%`;
}
