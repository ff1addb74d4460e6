/** How messages stand under each other: days between them, marks under the last of a run. */
import { dayText } from '../../shared/messages/due-text';

interface Timed {
  from: string;
  sentAtMs: number;
}

export interface TimelineItem<M> {
  message: M;
  /** The day of the message: `今天`, `昨天` … */
  dayName: string;
  /** It is the first of its day in the thread. */
  beginsDay: boolean;
  /** The next message is from the other side, on another day, or there is none. */
  endsRun: boolean;
}

/** The messages from `start` on; those before it still tell where days begin. */
export function timeline<M extends Timed>(
  messages: readonly M[],
  start: number,
  nowMs: number,
): TimelineItem<M>[] {
  const from = Math.max(0, start - 1);
  const near = messages.slice(from);
  const days = near.map((message) => dayText(message.sentAtMs, nowMs));
  const items = near.map((message, index) => ({
    message,
    dayName: days[index] ?? '',
    beginsDay: days[index] !== days[index - 1],
    endsRun: near[index + 1]?.from !== message.from || days[index + 1] !== days[index],
  }));
  return items.slice(start - from);
}
