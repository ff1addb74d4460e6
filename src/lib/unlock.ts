/**
 * What opened the student side of a shared phone (G1): in memory only, gone with the app, and after five minutes in
 * the background.
 */
import { onAppAway } from './app-away';
import type { Person } from './session';
import { createStore } from './store';

const staysOpenForMs = 5 * 60_000;

const opened = createStore<{ personId: string; unlock: string } | null>(null);

onAppAway((awayMs) => {
  if (awayMs >= staysOpenForMs) close();
});

export function close(): void {
  opened.set(null);
}

export function open(personId: string, unlock: string): void {
  opened.set({ personId, unlock });
}

/** What goes with a call of this person; undefined where nothing is open. */
export function unlockOf(personId: string | null): string | undefined {
  const now = opened.get();
  return now?.personId === personId ? now?.unlock : undefined;
}

/** Whether this person's pages wait for the passcode. */
export function useLocked({ needsPasscode, personId }: Person): boolean {
  const now = opened.use();
  return needsPasscode && now?.personId !== personId;
}
