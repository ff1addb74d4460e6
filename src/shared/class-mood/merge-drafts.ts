/**
 * Two phones wrote on from the same draft (W1): both are kept. What only one of them changed is taken from there;
 * where both changed the same, words are put together and of choices and counts the later one holds.
 */
import type { Concern, FormContent, MoodEvent } from './model';
import { eventKinds, longestKeptFact, moods } from './model';

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** `mine` wins only where it differs from `base`. */
function later<T>(base: T, mine: T, theirs: T): T {
  return isSame(mine, base) ? theirs : mine;
}

/** Never in the middle of a character. */
function shortened(text: string): string {
  return text.slice(0, longestKeptFact).replace(/[\ud800-\udbff]$/, '');
}

function mergeWords(base: string, mine: string, theirs: string): string {
  if (isSame(mine, base) || mine === theirs) return theirs;
  if (isSame(theirs, base) || mine.includes(theirs)) return mine;
  if (theirs.includes(mine)) return theirs;
  return shortened(`${theirs}\n${mine}`);
}

/** A concern that one phone removed stays when the other wrote on in it: nothing written is lost. */
function mergeConcern(
  base: Concern | undefined,
  mine: Concern | undefined,
  theirs: Concern | undefined,
): Concern | undefined {
  if (mine === undefined || theirs === undefined) {
    const left = mine ?? theirs;
    return base !== undefined && isSame(left, base) ? undefined : left;
  }
  return {
    ...theirs,
    behaviour: mergeWords(base?.behaviour ?? '', mine.behaviour, theirs.behaviour),
    word: later(base?.word ?? '', mine.word, theirs.word),
    source: later(base?.source, mine.source, theirs.source) ?? mine.source,
    level: later(base?.level ?? 'none', mine.level, theirs.level),
  };
}

function mergeConcerns(base: FormContent, mine: FormContent, theirs: FormContent): Concern[] {
  const of = (content: FormContent, studentId: string) =>
    content.concerns.find((concern) => concern.studentId === studentId);
  const ids = new Set([...theirs.concerns, ...mine.concerns].map(({ studentId }) => studentId));
  return [...ids]
    .map((id) => mergeConcern(of(base, id), of(mine, id), of(theirs, id)))
    .filter((concern) => concern !== undefined);
}

function mergeEvents(base: FormContent, mine: FormContent, theirs: FormContent): MoodEvent[] {
  const of = (content: FormContent, kind: MoodEvent['kind']) =>
    content.events.find((event) => event.kind === kind)?.count ?? 0;
  return eventKinds
    .map((kind) => ({ kind, count: later(of(base, kind), of(mine, kind), of(theirs, kind)) }))
    .filter(({ count }) => count > 0);
}

/** `base`: what both began with. */
export function mergeDrafts(
  base: FormContent,
  mine: FormContent,
  theirs: FormContent,
): FormContent {
  const counts = { ...theirs.counts };
  for (const mood of moods)
    counts[mood] = later(base.counts[mood], mine.counts[mood], theirs.counts[mood]);
  return {
    counts,
    events: mergeEvents(base, mine, theirs),
    concerns: mergeConcerns(base, mine, theirs),
    quiet: false,
  };
}
