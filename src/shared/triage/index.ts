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

/** Every version that ever judged a message, by the name stored with the message (decision 0028). */
const judges = {
  /** The lexicon alone. */
  '1.0.0': judgeText,
  /** Learnt weights, with the lexicon as part of what they see. */
  '2.0.0': judgeWithModel,
};

export type TriageVersion = keyof typeof judges;

/** Judges what is written from now on. */
export const currentTriageVersion: TriageVersion = '2.0.0';

export const triageVersions = Object.keys(judges) as TriageVersion[];

export function isTriageVersion(name: string): name is TriageVersion {
  return Object.hasOwn(judges, name);
}

let compiled: CompiledLexicon | undefined;

/**
 * Judges how urgent a student's message is and which words say so (row M5). Pure, deterministic
 * and linear in the length of the text; never throws on any string.
 * @param text the message as written
 * @param context levels of the earlier messages of the thread, a darker thread weighs heavier;
 *   the school's thresholds
 * @param version of an earlier judgement, to come to the same answer once more
 * @returns spans are UTF-16 offsets into `text`
 */
export function triage(
  text: string,
  context: TriageContext = {},
  version: TriageVersion = currentTriageVersion,
): TriageResult {
  // Compiled at the first message, not at load: other calls of `api` must not pay for it.
  compiled ??= compileLexicon(lexicon);
  return judges[version](text, context, compiled);
}
