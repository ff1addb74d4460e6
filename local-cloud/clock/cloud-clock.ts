/** Where the clock keeps its offset between two starts. */
export interface OffsetStore {
  readOffsetMs(): number;
  writeOffsetMs(offsetMs: number): void;
}

/**
 * How far ahead of a walk its kept offset may be. The smaller, the less a crash skips; each mark is
 * one wait for the disk, so one per minute walked would cost more than the minute's own write.
 */
const MARK_AHEAD_MS = 4 * 60_000;

/**
 * The local cloud's time: the machine's time plus an offset that only grows or shrinks by command.
 *
 * A restart must never go back over an instant that was already written into data or sent. So the
 * rule is: the kept offset is at no time behind the one in use while time goes forward. `moveTo`
 * keeps the very offset before it uses it. `walkTo` keeps a mark some minutes ahead, but never
 * beyond the end of the walk, before it uses anything above the last mark; `settle` then brings the
 * mark back to where the walk stopped, beyond which nothing was used. A crash in between restarts
 * the clock at the mark: forward, at most MARK_AHEAD_MS past what was used. The minutes skipped are a
 * short power cut, which timers may meet on the real cloud too: what fell due runs late, once.
 */
export interface CloudClock {
  nowMs(): number;
  realNowMs(): number;
  offsetMs(): number;
  /** Goes to an instant, also backwards; durable before it returns. */
  moveTo(toMs: number): void;
  /** Goes forward to an instant on the way to `endMs`; `settle` is due when the walk stops. */
  walkTo(toMs: number, endMs: number): void;
  /** Keeps exactly the offset in use. */
  settle(): void;
}

/** Opens the clock with the offset of the previous start. Times are milliseconds since 1970. */
export function openCloudClock(store: OffsetStore, realNowMs: () => number): CloudClock {
  let offsetMs = store.readOffsetMs();
  let keptMs = offsetMs;
  const keep = (nextMs: number): void => {
    if (nextMs === keptMs) return;
    store.writeOffsetMs(nextMs);
    keptMs = nextMs;
  };
  const offsetAt = (instantMs: number): number => Math.round(instantMs - realNowMs());
  return {
    nowMs: () => realNowMs() + offsetMs,
    realNowMs,
    offsetMs: () => offsetMs,
    moveTo: (toMs) => {
      const nextMs = offsetAt(toMs);
      keep(nextMs);
      offsetMs = nextMs;
    },
    walkTo: (toMs, endMs) => {
      const nextMs = offsetAt(toMs);
      if (nextMs > keptMs) {
        keep(Math.max(nextMs, Math.min(nextMs + MARK_AHEAD_MS, offsetAt(endMs))));
      }
      offsetMs = nextMs;
    },
    settle: () => keep(offsetMs),
  };
}
