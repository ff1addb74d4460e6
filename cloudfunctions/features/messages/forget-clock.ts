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

let lookedAtMs = Number.NEGATIVE_INFINITY;

export function forgetClock(gone: ForgottenAuthors, cases: OpenCases): FeatureClock {
  return {
    ladders: {},
    async everyMinute(nowMs) {
      if (Math.abs(nowMs - lookedAtMs) < everyMs) return [];
      lookedAtMs = nowMs;
      const isNight = Math.floor((nowMs / hourMs + 8) % 24) === nightHour;
      const since = isNight ? '2' : addDays(toLocalDate(nowMs), -spreadDays);
      for (const author of await gone.since(since)) await forgetAuthor(author, cases, nowMs);
      return [];
    },
  };
}
