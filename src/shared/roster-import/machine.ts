/** The course of an import as a table (G1): nothing is written before `commit`, and what began ends done or taken back. */

export const importStates = [
  'arriving',
  'uploaded',
  'rejected',
  'ready',
  'applying',
  'done',
  'rolling-back',
  'rolled-back',
  'dropped',
] as const;
export type ImportState = (typeof importStates)[number];

export type ImportEvent = 'arrive' | 'reject' | 'accept' | 'commit' | 'finish' | 'undo' | 'drop';

/** `reject` and `accept` may come again: the same file is looked at anew after the roster has changed. */
const table: Readonly<Record<ImportState, Partial<Readonly<Record<ImportEvent, ImportState>>>>> = {
  arriving: { arrive: 'uploaded', drop: 'dropped' },
  uploaded: { reject: 'rejected', accept: 'ready', drop: 'dropped' },
  rejected: { reject: 'rejected', accept: 'ready', drop: 'dropped' },
  ready: { reject: 'rejected', accept: 'ready', commit: 'applying', drop: 'dropped' },
  applying: { finish: 'done', undo: 'rolling-back' },
  done: { undo: 'rolling-back' },
  'rolling-back': { finish: 'rolled-back' },
  'rolled-back': {},
  dropped: {},
};

/** The state after the event; null for an illegal move. */
export function transition(state: ImportState, event: ImportEvent): ImportState | null {
  return table[state][event] ?? null;
}

/** Rows are being written: the school's one import at a time. */
export function isWorking(state: ImportState): boolean {
  return state === 'applying' || state === 'rolling-back';
}
