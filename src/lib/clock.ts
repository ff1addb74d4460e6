/**
 * The client's only clock (architecture: Time): the server's, kept by the offset each reply tells.
 * Other files never read the device's time.
 */
import { useEffect, useState } from 'react';
import { useWatched } from './store';

const minuteMs = 60_000;

let offsetMs = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** The device's own time, for pauses and budgets only: never shown, never sent. */
export function deviceNowMs(): number {
  return Date.now();
}

/** The server's time, in ms; the device's before the first reply. */
export function serverNowMs(): number {
  return Date.now() + offsetMs;
}

/** Takes a reply's `serverNowMs`. Small differences are the way's, not the clock's. */
export function noteServerNow(nowMs: number): void {
  const nextOffsetMs = nowMs - Date.now();
  if (Math.abs(nextOffsetMs - offsetMs) < 2_000) return;
  offsetMs = nextOffsetMs;
  ring();
}

function ring(): void {
  listeners.forEach((listener) => listener());
  schedule();
}

function schedule(): void {
  clearTimeout(timer);
  timer = undefined;
  if (listeners.size === 0) return;
  timer = setTimeout(ring, minuteMs - (serverNowMs() % minuteMs) + 20);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) schedule();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) schedule();
  };
}

const minuteStartMs = () => serverNowMs() - (serverNowMs() % minuteMs);

/** The start of the running minute; the component renders again when the minute changes, not more often. */
export function useMinute(): number {
  return useWatched(minuteStartMs, subscribe);
}

const secondsUntil = (untilMs: number | null) =>
  untilMs === null ? 0 : Math.max(0, Math.floor((untilMs - serverNowMs()) / 1_000));

/** Whole seconds until the instant, 0 once it is there; draws each second, so only for what is kept a few minutes. */
export function useSecondsLeft(untilMs: number | null): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(untilMs));
  useEffect(() => {
    const look = () => setSeconds(secondsUntil(untilMs));
    look();
    if (untilMs === null) return undefined;
    const ticking = setInterval(() => {
      look();
      if (secondsUntil(untilMs) === 0) clearInterval(ticking);
    }, 1_000);
    return () => clearInterval(ticking);
  }, [untilMs]);
  return seconds;
}
