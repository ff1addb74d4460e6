/** A terminal goes back to its first page by itself (M1): whoever left it leaves nothing on the screen. */
export const restMs = 60_000;
/** From so many seconds left the countdown asks to go on. */
export const askFromSeconds = 20;

/** Whole seconds until the terminal goes back; 0 when it is time. `touchedMs`: the last tap or key. */
export function secondsLeft(touchedMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((touchedMs + restMs - nowMs) / 1_000));
}
