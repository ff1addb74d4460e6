/** Words of the parent school as people read them (design: Writing, Voice). */
import { addDays, dayOfWeek, toLocalDate, type InstantMs, type LocalDate } from '../time/instant';
import type { WayIn } from './model';
import type { FamilySession, OwnPlace } from './views';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** `12月5日 周六`. */
export function dateText(date: LocalDate): string {
  const weekday = weekdays[dayOfWeek(date) - 1];
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日 周${weekday}`;
}

/** `今天`, `明天`, else `12月5日 周六`. */
export function dayText(date: LocalDate, nowMs: InstantMs): string {
  const today = toLocalDate(nowMs);
  if (date === today) return '今天';
  return date === addDays(today, 1) ? '明天' : dateText(date);
}

/** `9:30–11:00`. */
export function timeText({ start, end }: { start: string; end: string }): string {
  const short = (time: string) => time.replace(/^0/, '');
  return `${short(start)}–${short(end)}`;
}

const gradeWords = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** `一年级、三年级`; for everybody `全校`. */
export function gradesText(grades: readonly number[]): string {
  if (grades.length === 0) return '全校';
  const name = (grade: number) => `${gradeWords[grade] ?? String(grade)}年级`;
  return [...grades]
    .sort((one, other) => one - other)
    .map(name)
    .join('、');
}

/** What stands beside the seats. */
export function seatsText({ taken, free, waiting }: FamilySession): string {
  if (waiting > 0) return `已报 ${taken} 人，${waiting} 家在排队`;
  return free === 0 ? `已报 ${taken} 人，座位满了` : `已报 ${taken} 人，还有 ${free} 个座位`;
}

export function placeText(mine: OwnPlace, nowMs: InstantMs): string {
  if (mine.came) return '已签到';
  if (mine.state === 'waiting') return `在排队，第 ${mine.inLine ?? 1} 位`;
  if (mine.keptUntil === null) return `报了 ${mine.persons} 人`;
  return `有座位了，为你留到${dayText(mine.keptUntil.date, nowMs)} ${mine.keptUntil.time}`;
}

export const wayInWords: Readonly<Record<WayIn, string>> = {
  code: '扫码',
  digits: '数字',
  door: '门口登记',
  'by-hand': '手动更正',
};

/** `84.4%`; of nobody nothing. */
export function percentText(percent: number | null): string {
  return percent === null ? '—' : `${percent}%`;
}
