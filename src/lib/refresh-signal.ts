/** Nothing outside a phone asks it to look again; the demonstration's browser page may (refresh-signal.h5.ts). */
export function onRefreshSignal(_listener: () => void): () => void {
  return () => undefined;
}
