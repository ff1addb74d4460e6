/** Pages that stay true by themselves: load, ask again inside the hourly budget, rest in the background. */
import { useCallback, useEffect, useState } from 'react';
import {
  affordableInMs,
  nextPollDelayMs,
  withinHour,
  type PollBudget,
  type Urgency,
} from '../shared/polling/plan';
import { asAppError, type AppError } from './app-error';
import { deviceNowMs } from './clock';
import { createFreshness, type Freshness } from './freshness';
import { onNetworkReturn } from './network';
import { usePageVisible } from './page-visible';
import { onRefreshSignal } from './refresh-signal';

/** Every poll of this app's run: one budget for all pages together. */
let history: number[] = [];

function recordPoll(): void {
  history = [...withinHour(history, deviceNowMs()), deviceNowMs()];
}

export interface Live<T> {
  data: T | undefined;
  /** Set while there is nothing to show; a failed poll keeps what was shown, and its age is told (freshness.ts). */
  error: AppError | undefined;
  /** Shows a newer value that an action answered, and asks again soon. */
  put: (data: T) => void;
  /** Asks again now. */
  reload: () => void;
}

export interface LiveOptions<T> {
  budget: PollBudget;
  /** Asks again at once whenever this changes. */
  again?: number;
  /** What is known already when the page opens. */
  initial?: T | undefined;
  load: (shown: T | undefined) => Promise<T>;
  /**
   * How soon to ask again; null rests until the page comes back. `calmMs`: time since the page opened or the
   * reader did something, in ms.
   */
  urgency: (shown: T | undefined, calmMs: number) => Urgency | null;
}

/** How long after an action an answer is looked for quickly. */
const fastForMs = 20_000;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Asks first after `firstMs`, then after each answer's `delayMs`, null resting; answers how to stop. */
function keepAsking(
  ask: () => Promise<void>,
  delayMs: () => number | null,
  firstMs: number,
): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = async () => {
    recordPoll();
    await ask();
    const nextMs = stopped ? null : delayMs();
    if (nextMs !== null) timer = setTimeout(() => void run(), nextMs);
  };
  if (firstMs === 0) void run();
  else timer = setTimeout(() => void run(), firstMs);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

interface Shown<T> {
  key: string;
  data?: T | undefined;
  error?: AppError;
}

interface Kept<T> {
  key: string;
  options: LiveOptions<T>;
  data: T | undefined;
  actedAtMs: number;
  openedAtMs: number;
  round: number;
  /** Rises with every act and every new start: an answer asked for before it is out of date. */
  edition: number;
  freshness: Freshness;
}

function begin<T>(key: string, options: LiveOptions<T>): Kept<T> {
  const freshness = createFreshness();
  if (options.initial !== undefined) freshness.shows();
  const times = { actedAtMs: 0, openedAtMs: 0, round: 0, edition: 0 };
  return { key, options, data: options.initial, freshness, ...times };
}

function delayAfter<T>({ options, data, actedAtMs, openedAtMs }: Kept<T>): number | null {
  const nowMs = deviceNowMs();
  const asked = options.urgency(data, nowMs - Math.max(actedAtMs, openedAtMs));
  if (asked === null) return null;
  const urgency = nowMs - actedAtMs < fastForMs ? 'fast' : asked;
  return nextPollDelayMs(history, nowMs, options.budget, urgency);
}

/** A page that comes back with something to show waits for the purse too; a reader's own wish does not. */
function firstDelay<T>(kept: Kept<T>, round: number): number {
  if (kept.data === undefined || kept.round !== round) return 0;
  const nowMs = deviceNowMs();
  const { budget } = kept.options;
  // Just after an act its answer is on the screen already.
  if (nowMs - kept.actedAtMs < fastForMs) return nextPollDelayMs(history, nowMs, budget, 'fast');
  return affordableInMs(history, nowMs, budget);
}

/** Keeps `data` current while the page is in front. `key` names what is shown; another key starts over. */
export function useLive<T>(key: string, options: LiveOptions<T>): Live<T> {
  const [shown, setShown] = useState<Shown<T>>({ key, data: options.initial });
  const [kept] = useState(() => begin(key, options));
  if (kept.key !== key) Object.assign(kept, { key, data: undefined, freshness: createFreshness() });
  kept.options = options;
  const [round, setRound] = useState(0);
  const [acts, setActs] = useState(0);
  const visible = usePageVisible();
  const { freshness } = kept;
  useEffect(() => (visible ? freshness.front() : undefined), [visible, freshness]);

  const show = useCallback(
    (data: T) => {
      if (same(kept.data, data)) return;
      kept.data = data;
      setShown({ key, data });
    },
    [kept, key],
  );

  useEffect(() => {
    if (!visible) return undefined;
    kept.openedAtMs = deviceNowMs();
    kept.edition += 1;
    const firstMs = firstDelay(kept, round);
    kept.round = round;
    const ask = async () => {
      const { edition } = kept;
      try {
        const data = await kept.options.load(kept.data);
        if (edition !== kept.edition) return;
        show(data);
        freshness.succeeded();
      } catch (thrown) {
        if (edition !== kept.edition) return;
        const error = asAppError(thrown);
        freshness.failed(error);
        if (kept.data === undefined) setShown({ key, error });
      }
    };
    return keepAsking(ask, () => delayAfter(kept), firstMs);
  }, [kept, key, visible, round, acts, options.again, show, freshness]);

  const reload = useCallback(() => setRound((last) => last + 1), []);
  useEffect(() => onNetworkReturn(reload), [reload]);
  useEffect(() => onRefreshSignal(reload), [reload]);
  const put = useCallback(
    (data: T) => {
      kept.actedAtMs = deviceNowMs();
      show(data);
      freshness.shows();
      setActs((last) => last + 1);
    },
    [kept, show, freshness],
  );
  const current = shown.key === key ? shown : { key };
  return { data: current.data, error: current.error, put, reload };
}
