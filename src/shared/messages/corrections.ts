/**
 * Where triage was wrong (M5): what it said of the words beside what a colleague made of them, as counts by month.
 * Pure. Holds offsets and the lexicon's own reasons, never a word of a child.
 */
import type { TriageKind } from '../triage';
import { missedKinds, type Because } from './because';
import type { Level } from './model';
import { darker } from './tracker';

export type Direction = 'raised' | 'lowered';
export type CorrectionKind = TriageKind | 'unknown';
export const correctionKinds: readonly CorrectionKind[] = [...missedKinds, 'unknown'];

/** Of all words that were judged together; `no-words`: a face or a voice. */
export const lengthClasses = ['no-words', 'short', 'middle', 'long'] as const;
export type LengthClass = (typeof lengthClasses)[number];
/** Characters up to which words are short, and up to which they are middling. */
export const lengthLimits = { short: 20, middle: 100 } as const;

/** A message on which triage gave the level. */
export interface Carrier {
  seq: number;
  /** In which it was written: `YYYY-MM`. */
  month: string;
  kind: TriageKind | null;
  version: string;
  /** `start` and `length` in UTF-16 units of the message's text. */
  spans: { start: number; length: number; reason: string }[];
}

export interface Correction {
  /** What triage made of the words. */
  said: Level;
  /** The thread's level when a colleague first decided on these words: triage's, or a darker one from before. */
  shown: Level;
  to: Level;
  because: Because | null;
  /** Null: triage was not wrong, or the colleague took it back. */
  direction: Direction | null;
  /** Of the last of the words. */
  month: string;
  length: LengthClass;
  /** Of triage on the last of the words; null where there was nothing to read. */
  version: string | null;
  carriers: Carrier[];
}

const isDarker = (a: Level, b: Level) => a !== b && darker(a, b) === a;

export function directionOf({
  said,
  shown,
  to,
  because,
}: Pick<Correction, 'said' | 'shown' | 'to' | 'because'>): Direction | null {
  if (isDarker(to, shown)) return because === 'elsewhere' ? null : 'raised';
  // Who lowers what a colleague had raised, no further than triage, corrects the colleague.
  if (isDarker(said, to)) return because === 'passed' ? null : 'lowered';
  return null;
}

export function lengthClassOf(characters: number): LengthClass {
  if (characters === 0) return 'no-words';
  if (characters <= lengthLimits.short) return 'short';
  return characters <= lengthLimits.middle ? 'middle' : 'long';
}

/** The kind that a colleague named for what triage missed. */
export function missedKindOf(because: Because | null): CorrectionKind {
  return missedKinds.find((kind) => kind === because) ?? 'unknown';
}

/** Counts by name: a bag to which records are only ever added (decision 0012). */
export type Counts = Readonly<Record<string, number>>;

/** A dot or a dollar has a meaning in the store's field names. */
const nameOf = (...parts: string[]) => parts.map((part) => part.replace(/[.$|]/g, '_')).join('|');

export function judgedRedCounts(kind: TriageKind | null): Counts {
  return { [nameOf('red', kind ?? 'unknown')]: 1 };
}

/** A correction in the bags of its months: a message that was lowered belongs to the month in which it was judged. */
export function countsOf(correction: Correction): { month: string; counts: Counts }[] {
  const { direction, said, to, month, length, version, because, carriers } = correction;
  if (direction === null) return [];
  if (direction === 'raised') {
    const name = nameOf('raised', said, to, missedKindOf(because), length, version ?? 'none');
    return [{ month, counts: { [name]: 1 } }];
  }
  return carriers.map((carrier) => {
    const kind = carrier.kind ?? 'unknown';
    const reasons = [...new Set(carrier.spans.map(({ reason }) => reason))];
    const counts = Object.fromEntries([
      [nameOf('lowered', said, to, kind, carrier.version), 1],
      ...reasons.map((reason) => [nameOf('reason', kind, carrier.version, reason), 1] as const),
    ]);
    return { month: carrier.month, counts };
  });
}

export interface MonthFigures {
  month: string;
  /** Messages that triage judged red, and those of them that people lowered. */
  red: number;
  redLowered: number;
  /** Messages lowered from any level; stretches of words that people raised. */
  lowered: number;
  raised: number;
  reasons: { reason: string; times: number }[];
  kinds: { kind: CorrectionKind; red: number; redLowered: number; raised: number }[];
  lengths: { length: LengthClass; raised: number }[];
  /** Versions of triage that the corrections were about. */
  versions: string[];
}

/** The reasons shown: those most often wrong. */
const mostReasons = 6;

/** What the lead sees of a month's bag. */
export function figuresOf(month: string, counts: Counts): MonthFigures {
  const rows = Object.entries(counts).map(([name, times]) => ({ parts: name.split('|'), times }));
  const sum = (...wanted: (string | null)[]) =>
    rows
      .filter(({ parts }) => wanted.every((part, at) => part === null || part === parts[at]))
      .reduce((total, { times }) => total + times, 0);
  const versions = rows.flatMap(({ parts }) => {
    const [what] = parts;
    if (what === 'lowered') return [parts[4] ?? ''];
    return what === 'raised' ? [parts[5] ?? ''] : [];
  });
  return {
    month,
    red: sum('red'),
    redLowered: sum('lowered', 'red'),
    lowered: sum('lowered'),
    raised: sum('raised'),
    reasons: reasonsOf(rows),
    kinds: correctionKinds
      .map((kind) => ({
        kind,
        red: sum('red', kind),
        redLowered: sum('lowered', 'red', null, kind),
        raised: sum('raised', null, null, kind),
      }))
      .filter(({ red, redLowered, raised }) => red + redLowered + raised > 0),
    lengths: lengthClasses
      .map((length) => ({ length, raised: sum('raised', null, null, null, length) }))
      .filter(({ raised }) => raised > 0),
    versions: [...new Set(versions)].filter((one) => one !== 'none').map(versionWords),
  };
}

const versionWords = (name: string) => name.replaceAll('_', '.');

function reasonsOf(rows: readonly { parts: string[]; times: number }[]) {
  const times = new Map<string, number>();
  for (const { parts, times: more } of rows) {
    const [what, , , reason] = parts;
    if (what === 'reason' && reason) times.set(reason, (times.get(reason) ?? 0) + more);
  }
  return [...times]
    .map(([reason, count]) => ({ reason, times: count }))
    .sort((a, b) => b.times - a.times || (a.reason < b.reason ? -1 : 1))
    .slice(0, mostReasons);
}

/** `2026-01` → `2025-12`. */
export function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}
