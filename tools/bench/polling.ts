/** Calls of an hour in the foreground, by the planner that the pages use (architecture: Interface). */
import {
  nextPollDelayMs,
  staffBudget,
  studentBudget,
  withinHour,
  type PollBudget,
  type Urgency,
} from '../../src/shared/polling/plan';
import { bounded, type Figure } from './figure';

const hourMs = 3_600_000;
const minuteMs = 60_000;
/** Longer than the purse's own hour, so that a burst that returns is seen. */
const simulatedHours = 3;

/** A way to spend an hour before the phone. */
interface Habit {
  words: string;
  /** How many values the page in front keeps current, each by polls of its own. */
  loops: number;
  urgency(sinceOpenedMs: number): Urgency;
  /** How often another page comes to the front; coming asks at once, whatever the purse says. */
  opensEveryMs: number | null;
}

/** Instants of all polls, ascending. Answers come at once: slower ones only make polls fewer. */
function pollsOf({ loops, urgency, opensEveryMs }: Habit, budget: PollBudget): number[] {
  const endMs = simulatedHours * hourMs;
  const history: number[] = [];
  let openedAtMs = 0;
  let due: number[] = Array.from({ length: loops }, () => 0);
  for (;;) {
    const nextMs = Math.min(...due);
    const opensAtMs = opensEveryMs === null ? Infinity : openedAtMs + opensEveryMs;
    if (Math.min(nextMs, opensAtMs) >= endMs) return history;
    if (opensAtMs <= nextMs) {
      openedAtMs = opensAtMs;
      due = due.map(() => opensAtMs);
      continue;
    }
    history.push(nextMs);
    const recent = withinHour(history, nextMs);
    const delayMs = nextPollDelayMs(recent, nextMs, budget, urgency(nextMs - openedAtMs));
    due[due.indexOf(nextMs)] = nextMs + delayMs;
  }
}

/** Most polls in any 60 minutes. */
function worstHour(polls: readonly number[]): number {
  return Math.max(
    ...polls.map(
      (endMs) =>
        withinHour(
          polls.filter((at) => at <= endMs),
          endMs,
        ).length,
    ),
  );
}

const fast = (): Urgency => 'fast';
const near = (): Urgency => 'near';
/** Just sent, then a reply is near, then waiting: as the pages ask. */
const afterSending = (sinceMs: number): Urgency => {
  if (sinceMs < 20_000) return 'fast';
  return sinceMs < 3 * minuteMs ? 'near' : 'waiting';
};

const counsellor: Habit[] = [
  { words: 'inbox in front, danger waits', loops: 2, urgency: near, opensEveryMs: null },
  { words: 'thread in front, writing all the time', loops: 1, urgency: fast, opensEveryMs: null },
  {
    words: 'inbox and thread in turn, every 2 min',
    loops: 2,
    urgency: afterSending,
    opensEveryMs: 2 * minuteMs,
  },
];

const student: Habit[] = [
  { words: 'thread in front, sending all the time', loops: 1, urgency: fast, opensEveryMs: null },
  {
    words: 'sent once, waiting near a reply',
    loops: 1,
    urgency: near,
    opensEveryMs: null,
  },
  {
    words: 'sends and looks again every 5 min',
    loops: 1,
    urgency: afterSending,
    opensEveryMs: 5 * minuteMs,
  },
];

function figureOf(
  name: string,
  habits: readonly Habit[],
  budget: PollBudget,
  most: number,
): Figure {
  const counted = habits.map((habit) => ({ habit, calls: worstHour(pollsOf(habit, budget)) }));
  const list = counted.map(({ habit, calls }) => `${habit.words}: ${calls}`);
  return bounded(name, Math.max(...counted.map(({ calls }) => calls)), most, { list });
}

export function polling(): Figure[] {
  return [
    figureOf('polling-counsellor-calls-per-hour', counsellor, staffBudget, 300),
    figureOf('polling-student-calls-per-hour', student, studentBudget, 60),
  ];
}
