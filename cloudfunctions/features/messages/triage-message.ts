/** Triage of one student message as it is stored with it (M5): explains, never blocks or delays. */
import type { LevelThresholds } from '../../../src/shared/triage/types';
import type { Level } from '../../../src/shared/messages/model';
import type { Message } from './collections';

/** What was learnt is a megabyte: loaded with the first message that is judged, not with the message box (decision 0026). */
const judge = () => import('../../../src/shared/triage');

/** Before a transaction begins, so that none waits for the loading. */
export async function readyToTriage(): Promise<void> {
  await judge();
}

export async function triageMessage(
  text: string,
  threadLevel: Level | null,
  thresholds: LevelThresholds,
): Promise<NonNullable<Message['triage']>> {
  const { triage } = await judge();
  const result = triage(text, {
    ...(threadLevel === null ? {} : { earlierLevels: [threadLevel] }),
    thresholds,
  });
  return {
    version: result.version,
    level: result.level,
    score: result.score,
    kind: result.kind,
    spans: result.spans.map(({ start, end, reason }) => ({ start, end, reason })),
  };
}
