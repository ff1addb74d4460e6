/**
 * What opened the student side of a shared phone (G1): in memory only, gone with the app, and after five minutes in
 * the background.
 */
import { onAppAway } from './app-away';
import { serverNowMs } from './clock';
import type { Person } from './session';
import { createStore } from './store';

interface Opened {
  personId: string;
  unlock: string;
  untilMs: number;
}

const staysOpenForMs = 5 * 60_000;
/** So long before its end another one is asked for. */
const renewBeforeMs = 10 * 60_000;

const opened = createStore<Opened | null>(null);
let asking = false;

onAppAway((awayMs) => {
  if (awayMs >= staysOpenForMs) close();
});

export function close(): void {
  opened.set(null);
}

export function open(personId: string, answer: Pick<Opened, 'unlock' | 'untilMs'>): void {
  opened.set({ personId, unlock: answer.unlock, untilMs: answer.untilMs });
}

/** What goes with a call of this person; undefined where nothing is open. */
export function unlockOf(personId: string | null): string | undefined {
  const now = opened.get();
  return now !== null && now.personId === personId ? now.unlock : undefined;
}

/** Once, when what is open ends soon. */
export function renewWith(
  personId: string | null,
  ask: (personId: string) => Promise<unknown>,
): void {
  const now = opened.get();
  if (asking || now === null || now.personId !== personId) return;
  if (now.untilMs - serverNowMs() > renewBeforeMs) return;
  asking = true;
  ask(now.personId)
    .then((answer) => open(now.personId, answer as Opened))
    .catch(close)
    .finally(() => {
      asking = false;
    });
}

/** Whether this person's pages wait for the passcode. */
export function useLocked({ needsPasscode, personId }: Person): boolean {
  const now = opened.use();
  return needsPasscode && now?.personId !== personId;
}
