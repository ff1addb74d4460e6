/** Where the clock keeps its offset between two starts. */
export interface OffsetStore {
  readOffsetMs(): number;
  writeOffsetMs(offsetMs: number): void;
}

/**
 * The local cloud's time: the machine's time plus an offset that only grows or shrinks by command.
 * The offset is durable before `moveTo` returns, so that a restart never goes back in time.
 */
export interface CloudClock {
  nowMs(): number;
  realNowMs(): number;
  offsetMs(): number;
  moveTo(toMs: number): void;
}

/** Opens the clock with the offset of the previous start. Times are milliseconds since 1970. */
export function openCloudClock(store: OffsetStore, realNowMs: () => number): CloudClock {
  let offsetMs = store.readOffsetMs();
  return {
    nowMs: () => realNowMs() + offsetMs,
    realNowMs,
    offsetMs: () => offsetMs,
    moveTo: (toMs) => {
      const next = Math.round(toMs - realNowMs());
      store.writeOffsetMs(next);
      offsetMs = next;
    },
  };
}
