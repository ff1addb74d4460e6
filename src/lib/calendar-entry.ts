/** What goes into a phone's calendar; in its own file, because the phone's and the browser's way both need it. */
export interface CalendarEntry {
  /** Neutral: the phone may be the parent's. */
  title: string;
  startMs: number;
  endMs: number;
}
