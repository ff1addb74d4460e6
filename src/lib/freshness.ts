/** How old what a page shows is, once asking again fails: told by one banner, whichever part of the page it is. */
import type { AppError } from './app-error';
import { serverNowMs } from './clock';
import { createStore } from './store';

export interface Outdated {
  /** When it was last known to be true (server's time). */
  lastMs: number;
  error: AppError;
}

export interface Freshness {
  /** Something to show is there from now on. */
  shows: () => void;
  succeeded: () => void;
  failed: (error: AppError) => void;
  /** The page comes to the front; answers how to leave it. */
  front: () => () => void;
}

/** One lost poll is made good by the next before anybody would read a sentence about it. */
const failuresThatCount = 2;

/** Asking again will not help. */
const isFinal = ({ code }: AppError) => code === 'not-signed-in' || code === 'forbidden';

/** What is outdated on the page in front, by the part that shows it. */
const inFront = new Map<Freshness, Outdated | undefined>();
const outdated = createStore<Outdated | undefined>(undefined);

/** What is outdated longest on the page in front; what will not come back by itself goes before. */
export const useOutdated = outdated.use;

function look(): void {
  const all = [...inFront.values()].filter((one) => one !== undefined);
  const rank = (one: Outdated) => (isFinal(one.error) ? -Infinity : one.lastMs);
  outdated.set(all.sort((a, b) => rank(a) - rank(b))[0]);
}

/** A lost network has a banner of its own, and ends with a new poll: it does not count. */
export function createFreshness(): Freshness {
  let lastMs: number | undefined;
  let failures = 0;
  let current: Outdated | undefined;
  const set = (next: Outdated | undefined) => {
    current = next;
    if (!inFront.has(freshness)) return;
    inFront.set(freshness, next);
    look();
  };
  const freshness: Freshness = {
    shows: () => (lastMs ??= serverNowMs()),
    succeeded: () => {
      lastMs = serverNowMs();
      failures = 0;
      if (current !== undefined) set(undefined);
    },
    failed: (error) => {
      if (error.code === 'network' || lastMs === undefined) return;
      failures += 1;
      if (failures < failuresThatCount && !isFinal(error)) return;
      if (current?.error.code !== error.code) set({ lastMs, error });
    },
    front: () => {
      inFront.set(freshness, current);
      look();
      return () => {
        inFront.delete(freshness);
        look();
      };
    },
  };
  return freshness;
}
