import { GAP, type Stream } from '../stream';

/** A stretch of a stream that is judged by itself: [start, end) in characters. */
export interface Unit {
  start: number;
  end: number;
}

/** A sentence up to this long stays whole. */
const LONGEST_SENTENCE = 60;
/** A longer one is cut at commas, once this much stands before them, and after this much anyway. */
const SHORTEST_CLAUSE = 15;
const LONGEST_CLAUSE = 80;

function clausesOf(stream: Stream, start: number, end: number): Unit[] {
  const units: Unit[] = [];
  let from = start;
  for (let at = start + 1; at <= end; at += 1) {
    const length = at - from;
    const cut =
      at === end ||
      length >= LONGEST_CLAUSE ||
      (stream.gap[at] === GAP.comma && length >= SHORTEST_CLAUSE);
    if (!cut) continue;
    units.push({ start: from, end: at });
    from = at;
  }
  return units;
}

/** Sentences, long ones cut into clauses. What stands before or after a sentence never changes its units. */
export function unitsOf(stream: Stream): Unit[] {
  const units: Unit[] = [];
  const length = stream.codes.length;
  let start = 0;
  for (let at = 1; at <= length; at += 1) {
    if (at < length && stream.gap[at] !== GAP.sentence) continue;
    if (at - start <= LONGEST_SENTENCE) units.push({ start, end: at });
    else units.push(...clausesOf(stream, start, at));
    start = at;
  }
  return units;
}
