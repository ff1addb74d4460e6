/** Triage of one student message as it is stored with it (M5): explains, never blocks or delays. */
import { triage } from '../../../src/shared/triage';
import type { LevelThresholds } from '../../../src/shared/triage/types';
import type { Level } from '../../../src/shared/messages/model';
import type { Message } from './collections';

export function triageMessage(
  text: string,
  threadLevel: Level | null,
  thresholds: LevelThresholds,
): NonNullable<Message['triage']> {
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
