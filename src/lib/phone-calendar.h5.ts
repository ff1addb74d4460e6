/** The browser hands the entry over as a file that every calendar reads. */
import type { CalendarEntry } from './calendar-entry';

const stamp = (atMs: number) => new Date(atMs).toISOString().replace(/[-:]|\.\d{3}/g, '');

export function addToPhoneCalendar({ title, startMs, endMs }: CalendarEntry): Promise<boolean> {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//runxin//calendar//ZH',
    'BEGIN:VEVENT',
    `UID:${startMs}-${endMs}@runxin`,
    `DTSTAMP:${stamp(startMs)}`,
    `DTSTART:${stamp(startMs)}`,
    `DTEND:${stamp(endMs)}`,
    `SUMMARY:${title}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  const file = new Blob([lines.join('\r\n')], { type: 'text/calendar' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'calendar.ics';
  link.click();
  URL.revokeObjectURL(link.href);
  return Promise.resolve(true);
}
