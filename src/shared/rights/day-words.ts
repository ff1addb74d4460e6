/** Days as people say them. */

/** `10月27日`: of a day that is near. */
export function dayWords(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

/** `2026年4月1日`. */
export function fullDayWords(date: string): string {
  return `${date.slice(0, 4)}年${dayWords(date)}`;
}
