import { compileLexicon, type CompiledLexicon } from './compile';
import { judgeText } from './engine';
import { lexicon } from './lexicon';
import { judgeWithModel } from './model/judge';
import type { TriageContext, TriageResult } from './types';

export type {
  LevelThresholds,
  TriageContext,
  TriageKind,
  TriageLevel,
  TriageResult,
  TriageSpan,
} from './types';

/**
 * Every version that ever judged a message, so that a stored verdict can be had again:
 * 1.0.0 the lexicon alone; 2.0.0 the lexicon and learnt weights (decision 0028).
 */
export const triageVersions = ['1.0.0', '2.0.0'] as const;

export type TriageVersion = (typeof triageVersions)[number];

/** The version that judges new messages. */
export const currentTriageVersion: TriageVersion = '2.0.0';

let compiled: CompiledLexicon | undefined;

/**
 * Judges how urgent a student's message is and which words say so (row M5). Pure, deterministic
 * and linear in the length of the text; never throws on any string.
 * @param text the message as written
 * @param context levels of the earlier messages of the thread, a darker thread weighs heavier;
 *   the school's thresholds
 * @param version for a verdict of old: the same answer as then
 * @returns spans are UTF-16 offsets into `text`
 */
export function triage(
  text: string,
  context: TriageContext = {},
  version: TriageVersion = currentTriageVersion,
): TriageResult {
  // Compiled at the first message, not at load: other calls of `api` must not pay for it.
  compiled ??= compileLexicon(lexicon);
  return version === '1.0.0'
    ? judgeText(text, context, compiled)
    : judgeWithModel(text, context, compiled);
}
