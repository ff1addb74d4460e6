/** Words of booking as people read them (design: Writing, Voice). Facts and what comes next, no labels. */
import {
  addDays,
  dayOfWeek,
  localDateTime,
  toLocalDate,
  type InstantMs,
  type LocalDate,
} from '../time/instant';
import type { BookingState, Origin } from './model';
import type { OwnBooking, OwnMonth } from './views';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** `周一`. */
export function weekdayText(date: LocalDate): string {
  return `周${weekdays[dayOfWeek(date) - 1]}`;
}

/** `11月30日 周一`. */
export function dateText(date: LocalDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日 ${weekdayText(date)}`;
}

/** `今天`, `明天`, else `11月30日 周一`. */
export function dayText(date: LocalDate, nowMs: InstantMs): string {
  const today = toLocalDate(nowMs);
  if (date === today) return '今天';
  return date === addDays(today, 1) ? '明天' : dateText(date);
}

/** `今天`, `明天`, else `14日 周三`: for days that lie close together. */
export function shortDayText(date: LocalDate, nowMs: InstantMs): string {
  const isNear = date <= addDays(toLocalDate(nowMs), 1);
  return isNear ? dayText(date, nowMs) : `${Number(date.slice(8))}日 ${weekdayText(date)}`;
}

/** A day in a strip: `30`, the first of a month `12/1`. */
export function stripText(date: LocalDate): string {
  const day = Number(date.slice(8));
  return day === 1 ? `${Number(date.slice(5, 7))}/1` : String(day);
}

/** `16:10–16:50`. */
export function rangeText({ start, end }: { start: string; end: string }): string {
  return `${start}–${end}`;
}

/** `2 分 48 秒`, `48 秒`; seconds ≥ 0. */
export function secondsText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} 秒` : `${minutes} 分 ${seconds % 60} 秒`;
}

/** `10 月`. */
export function monthText(month: string): string {
  return `${Number(month.slice(5))} 月`;
}

/** What a student reads beside the month's figures. */
export function monthLine({ used, limit }: OwnMonth, isThisMonth: boolean, month: string): string {
  const name = isThisMonth ? '本月' : monthText(month);
  const left = Math.max(0, limit - used);
  return left === 0 ? `${name}约满 ${limit} 次了` : `${name}还能约 ${left} 次`;
}

/** B2, as gently as it is true. */
export function fullMonthWords(limit: number): string {
  return `这个月约满 ${limit} 次了。还想聊，可以申请，学校只看年级和理由。`;
}

const whoProposed: Readonly<Record<Origin, string>> = {
  student: '',
  counsellor: '',
  guardian: '家里帮你约的，去不去你来定。',
  'class-teacher': '班主任帮你约的，去不去你来定。',
};

/** What a student reads of a booking; empty where nothing needs to be said. */
export function bookingWords(booking: OwnBooking, nowMs: InstantMs): string {
  const { state, origin, mayChange, date, start } = booking;
  switch (state) {
    case 'proposed':
      return whoProposed[origin];
    case 'confirmed':
      if (mayChange) return '约好了';
      return localDateTime(date, start) <= nowMs
        ? '到时间了，老师在等你。来不了的话，告诉老师就好。'
        : '快到时间了。来不了的话，直接告诉老师就好。';
    case 'to-adjust':
      return '那个时间学校有变动，这次要换个时间。';
    case 'done':
      return '聊过了。想再聊，随时可以约。';
    case 'no-show':
      return '那天没等到你。想再约，随时都可以。';
    case 'cancelled':
      return '没有约成';
  }
}

/** Short words for staff. */
export const stateWords: Readonly<Record<BookingState, string>> = {
  proposed: '等学生答应',
  confirmed: '已约',
  'to-adjust': '待调整',
  done: '来了',
  'no-show': '没来',
  cancelled: '已取消',
};

export const originWords: Readonly<Record<Origin, string>> = {
  student: '自己约的',
  guardian: '家长帮约',
  'class-teacher': '班主任帮约',
  counsellor: '当面约的',
};

/** Where a wish for one session more stands, to its student. */
export const requestWords: Readonly<
  Record<'asked' | 'forwarded' | 'approved' | 'declined', string>
> = {
  asked: '申请交给老师了。老师写好理由，学校再看。',
  forwarded: '老师写好了理由，等学校决定。学校只看年级和理由，看不到名字。',
  approved: '可以再约一次了。',
  declined: '这个月先约到这里。想说话，随时可以留言；下个月也可以再约。',
};
