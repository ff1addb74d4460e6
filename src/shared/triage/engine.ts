import type { CompiledLexicon } from './compile';
import { findPattern, indexWords, type PatternMatch } from './match';
import { respell } from './respell';
import { judge, type Hit } from './score';
import { toStream, type Stream } from './stream';
import { hasRiskEmoji } from './characters';
import { Surroundings } from './surroundings';
import { triageThresholds } from './thresholds';
import type { StepCounter } from './trie';
import type { RiskGroup } from './lexicon/shape';
import type { TriageContext, TriageResult } from './types';

/** What the rules of a group make of a match: a weight and reason, or nothing. */
function weigh(
  group: RiskGroup,
  match: PatternMatch,
  around: Surroundings,
  darkThread: boolean,
): { weight: number; reason: string } | null {
  if (!group.keepsInIdiom && around.isIdiom(match)) return null;
  if (group.story && around.isStory(match, group.story)) return null;
  if (group.negation && around.isNegated(match)) {
    if (group.negation === 'drop') return null;
    return { weight: triageThresholds.deniedWeight, reason: `${group.reason}，但原话是否认` };
  }
  const weight = darkThread ? (group.weightInDarkThread ?? group.weight) : group.weight;
  return { weight, reason: group.reason };
}

/** A hit, and the characters [first, last) of the stream that it was found in. */
export interface StreamHit extends Hit {
  first: number;
  last: number;
}

/**
 * What the lexicon finds in one reading of a text. `takenBack` receives what an idiom, a story or a
 * negation beside it took back, with weight 0 and a name of its own.
 */
export function hitsIn(
  stream: Stream,
  lexicon: CompiledLexicon,
  darkThread: boolean,
  counter: StepCounter,
  takenBack?: Pick<StreamHit, 'idea' | 'weight' | 'first' | 'last'>[],
): StreamHit[] {
  const index = indexWords(stream, lexicon, counter);
  const around = new Surroundings(stream, index, lexicon, counter);
  const hits: StreamHit[] = [];
  for (const { group, patterns } of lexicon.groups) {
    for (const pattern of patterns) {
      for (const match of findPattern(pattern, index, stream, counter)) {
        const weighed = weigh(group, match, around, darkThread);
        if (!weighed) {
          const idea = `${group.id} taken back`;
          takenBack?.push({ idea, weight: 0, first: match.start, last: match.end });
          continue;
        }
        const about = group.kind === 'self' && around.isAboutSomeoneElse(match);
        hits.push({
          ...weighed,
          idea: group.id,
          kind: about ? 'third-person' : group.kind,
          start: stream.from[match.start]!,
          end: stream.to[match.end - 1]!,
          first: match.start,
          last: match.end,
        });
      }
    }
  }
  return hits;
}

/** A text as written, and with emoji read as words. */
export function asWritten(text: string, counter: StepCounter): Stream[] {
  counter.steps += text.length;
  const streams = hasRiskEmoji(text) ? [toStream(text), toStream(text, true)] : [toStream(text)];
  return streams.filter(({ codes }) => codes.length > 0);
}

/** A stream, and with dodges undone where it has any. */
export function withRespelling(
  stream: Stream,
  lexicon: CompiledLexicon,
  counter: StepCounter,
): Stream[] {
  const respelt = respell(stream, lexicon, counter);
  return respelt ? [stream, respelt] : [stream];
}

/**
 * Judges a text with a lexicon. Every reading can only add hits, so undoing a dodge never hides
 * one. `counter` receives the elementary operations done.
 */
export function judgeText(
  text: string,
  context: TriageContext,
  lexicon: CompiledLexicon,
  counter: StepCounter = { steps: 0 },
): TriageResult {
  const earlier = context.earlierLevels ?? [];
  const earlierRed = earlier.includes('red');
  const darkThread = earlierRed || earlier.includes('orange');
  const hits = asWritten(text, counter)
    .flatMap((stream) => withRespelling(stream, lexicon, counter))
    .flatMap((stream) => hitsIn(stream, lexicon, darkThread, counter));
  return { version: lexicon.version, ...judge(hits, earlierRed, context.thresholds) };
}
