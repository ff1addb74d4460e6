/** How messages stand under each other: days between them, marks under the last of a run. */
import { dayText } from '../../shared/messages/due-text';

interface Timed {
  from: string;
  sentAtMs: number;
}

export interface TimelineItem<M> {
  message: M;
  /** The day's name before its first message. */
  day: string | null;
  /** The next message is from the other side, on another day, or there is none. */
  endsRun: boolean;
}

export function timeline<M extends Timed>(
  messages: readonly M[],
  nowMs: number,
): TimelineItem<M>[] {
  const days = messages.map((message) => dayText(message.sentAtMs, nowMs));
  return messages.map((message, index) => ({
    message,
    day: days[index] === days[index - 1] ? null : (days[index] ?? null),
    endsRun: messages[index + 1]?.from !== message.from || days[index + 1] !== days[index],
  }));
}
