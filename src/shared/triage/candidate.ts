import { compileLexicon, type CompiledLexicon } from './compile';
import { lexicon } from './lexicon';
import { judgeWithModel } from './model/judge';
import type { TriageContext, TriageResult } from './types';

let compiled: CompiledLexicon | undefined;

/**
 * Version 2.0.0, learnt weights with the lexicon as part of them (decision 0028). It judges no
 * message yet: what nobody wrote before looks too dark to it. Apart from `index.ts`, so that its
 * megabyte stays out of `api` until it does.
 */
export function triageCandidate(text: string, context: TriageContext = {}): TriageResult {
  compiled ??= compileLexicon(lexicon);
  return judgeWithModel(text, context, compiled);
}
