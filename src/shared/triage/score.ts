import { triageThresholds as thresholds } from './thresholds';
import type { LevelThresholds, TriageKind, TriageLevel, TriageResult, TriageSpan } from './types';

/** A risk found in the text; `idea` is the group of the lexicon it belongs to. */
export interface Hit extends TriageSpan {
  idea: string;
}

/** When two kinds weigh the same, the one where someone is hurt right now comes first. */
const KIND_ORDER: readonly TriageKind[] = ['abuse', 'self', 'others', 'third-person'];

function heaviestFirst(a: Hit, b: Hit): number {
  return (
    b.weight - a.weight ||
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    a.start - b.start ||
    b.end - a.end
  );
}

/** The level of a score; a school may set its own thresholds. */
export function levelOf(score: number, from: LevelThresholds = thresholds): TriageLevel {
  if (score >= from.red) return 'red';
  if (score >= from.orange) return 'orange';
  return score >= from.yellow ? 'yellow' : 'none';
}

/** The strongest idea, plus a share of each different further one. */
function scoreOf(sorted: readonly Hit[], earlierRed: boolean): number {
  const strongest = sorted[0];
  if (!strongest) return 0;
  const ideas = new Set([strongest.idea]);
  let score = strongest.weight;
  for (const hit of sorted) {
    if (ideas.has(hit.idea) || hit.weight < thresholds.furtherIdeaFrom) continue;
    ideas.add(hit.idea);
    score += hit.weight * thresholds.furtherIdeaShare;
  }
  if (earlierRed && score >= thresholds.orange) score += thresholds.darkThreadBonus;
  return Math.min(100, Math.round(score));
}

/** One span per passage and idea: of spans that begin or end together the heaviest, longest stays. */
function spansOf(sorted: readonly Hit[]): TriageSpan[] {
  const taken = new Set<string>();
  const spans: TriageSpan[] = [];
  for (const { idea, start, end, reason, kind, weight } of sorted) {
    if (spans.length >= thresholds.maxSpans) break;
    const keys = [`${idea} from ${start}`, `${idea} to ${end}`];
    if (keys.some((key) => taken.has(key))) continue;
    keys.forEach((key) => taken.add(key));
    spans.push({ start, end, reason, kind, weight });
  }
  return spans.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Level, score, kind and spans of the hits of one message; pure and deterministic. */
export function judge(
  hits: readonly Hit[],
  earlierRed: boolean,
  from: LevelThresholds = thresholds,
): Omit<TriageResult, 'version'> {
  const sorted = [...hits].sort(heaviestFirst);
  const score = scoreOf(sorted, earlierRed);
  const level = levelOf(score, from);
  if (level === 'none') return { level, score, kind: null, spans: [] };
  return { level, score, kind: sorted[0]!.kind, spans: spansOf(sorted) };
}
