/** Times as the school reads them: UTC+8 without daylight saving, wherever this page is opened. */

export const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const zoneMs = 8 * 60 * minuteMs;
const fridayNumber = 5;
const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** A date whose UTC fields read as UTC+8. */
const shifted = (atMs: number) => new Date(atMs + zoneMs);

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** "14:32" */
export function timeText(atMs: number): string {
  const at = shifted(atMs);
  return `${at.getUTCHours()}:${twoDigits(at.getUTCMinutes())}`;
}

/** "11月30日 周一" */
export function dayText(atMs: number): string {
  const at = shifted(atMs);
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日 周${weekdays[at.getUTCDay()]}`;
}

/** The first Friday 16:00 after `nowMs`. */
export function nextFridayAtFourMs(nowMs: number): number {
  const startOfDayMs = Math.floor((nowMs + zoneMs) / dayMs) * dayMs - zoneMs;
  const daysAhead = (fridayNumber - shifted(nowMs).getUTCDay() + 7) % 7;
  const atMs = startOfDayMs + daysAhead * dayMs + 16 * 60 * minuteMs;
  return atMs > nowMs ? atMs : atMs + 7 * dayMs;
}

/** "3 小时 5 分", "2 天 4 小时": how much is left to walk. */
export function spanText(ms: number): string {
  const minutes = Math.ceil(ms / minuteMs);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return `${days} 天 ${hours} 小时`;
  if (hours > 0) return `${hours} 小时 ${minutes % 60} 分`;
  return `${minutes} 分`;
}
