/** An entry in the phone's own calendar. */
import Taro from '@tarojs/taro';
import type { CalendarEntry } from './calendar-entry';

/** Answers whether it was written; the person may say no in WeChat's dialog. */
export async function addToPhoneCalendar({
  title,
  startMs,
  endMs,
}: CalendarEntry): Promise<boolean> {
  try {
    await Taro.addPhoneCalendar({
      title,
      startTime: Math.floor(startMs / 1_000),
      endTime: String(Math.floor(endMs / 1_000)),
      alarm: true,
      alarmOffset: 3_600,
    });
    return true;
  } catch {
    return false; // refused in the dialog, or the phone has no calendar: both are the person's own affair
  }
}
