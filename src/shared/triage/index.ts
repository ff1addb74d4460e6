import { compileLexicon, type CompiledLexicon } from './compile';
import { judgeText } from './engine';
import { lexicon } from './lexicon';
import type { TriageContext, TriageResult } from './types';

export type {
  LevelThresholds,
  TriageContext,
  TriageKind,
  TriageLevel,
  TriageResult,
  TriageSpan,
} from './types';

let compiled: CompiledLexicon | undefined;

/**
 * Judges how urgent a student's message is and which words say so (row M5). Pure, deterministic
 * and linear in the length of the text; never throws on any string.
 * Version 1.0.0; the one that learns is not yet let near a message (`candidate.ts`, decision 0028).
 * @param text the message as written
 * @param context levels of the earlier messages of the thread, a darker thread weighs heavier;
 *   the school's thresholds
 * @returns spans are UTF-16 offsets into `text`
 */
export function triage(text: string, context: TriageContext = {}): TriageResult {
  // Compiled at the first message, not at load: other calls of `api` must not pay for it.
  compiled ??= compileLexicon(lexicon);
  return judgeText(text, context, compiled);
}
