/** G2: at times of its own, the message side looks whose threads have to go. Writes nothing of the person side. */
import { addDays, hourMs, minuteMs, toLocalDate } from '../../../src/shared/time';
import type { FeatureClock } from '../../platform/feature-clock';
import type { OpenCases } from '../../platform/open-cases';
import { forgetAuthor, type ForgottenAuthor } from './forget-authors';

const everyMs = 20 * minuteMs;
/** In which every thread's instant lies. */
const spreadDays = 8;
/** After that only what was open is left: looked for at night, as long as it is remembered who was deleted. */
const nightHour = 3;

export interface ForgottenAuthors {
  since(date: string): Promise<ForgottenAuthor[]>;
}

/** So many authors in a minute: a whole year of leavers must not keep the clock from a child who waits. */
const atOnce = 20;

let lookedAtMs = Number.NEGATIVE_INFINITY;
/** Whom this instance has still to look at. */
let queue: ForgottenAuthor[] = [];

/** Begins elsewhere each time: an instance that never gets to the end has begun everywhere before long. */
function turned(authors: readonly ForgottenAuthor[], nowMs: number): ForgottenAuthor[] {
  const start = (Math.floor(nowMs / everyMs) * atOnce) % Math.max(authors.length, 1);
  return [...authors.slice(start), ...authors.slice(0, start)];
}

export function forgetClock(gone: ForgottenAuthors, cases: OpenCases): FeatureClock {
  return {
    ladders: {},
    async everyMinute(nowMs) {
      if (queue.length === 0 && Math.abs(nowMs - lookedAtMs) >= everyMs) {
        lookedAtMs = nowMs;
        const isNight = Math.floor((nowMs / hourMs + 8) % 24) === nightHour;
        const since = isNight ? '2' : addDays(toLocalDate(nowMs), -spreadDays);
        queue = turned(await gone.since(since), nowMs);
      }
      for (const author of queue.splice(0, atOnce)) await forgetAuthor(author, cases, nowMs);
      return [];
    },
  };
}
