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

/** Full stops between single characters end no sentence (想。死。). */
function isSpelledOut(stream: Stream, at: number): boolean {
  return stream.alone[at] === 1 && stream.alone[at - 1] === 1;
}

/** Sentences, long ones cut into clauses. What stands before or after a sentence never changes its units. */
export function unitsOf(stream: Stream): Unit[] {
  const units: Unit[] = [];
  const length = stream.codes.length;
  let start = 0;
  for (let at = 1; at <= length; at += 1) {
    if (at < length && (stream.gap[at] !== GAP.sentence || isSpelledOut(stream, at))) continue;
    if (at - start <= LONGEST_SENTENCE) units.push({ start, end: at });
    else units.push(...clausesOf(stream, start, at));
    start = at;
  }
  return units;
}

/** A window over a longer sentence; what fits into one is judged with its surroundings. */
const WINDOW = 24;
/** A stretch between spaces that is shorter is no clause: so a child spreads out a word. */
const SHORTEST_PIECE = 3;
/** Who writes without any divider is cut here. */
const LONGEST_PIECE = 12;

/** Clauses of a unit, cut at commas, at spaces and symbols, and where neither stands for long. */
function piecesOf(stream: Stream, unit: Unit): Unit[] {
  const pieces: Unit[] = [];
  let start = unit.start;
  for (let at = start + 1; at <= unit.end; at += 1) {
    const gap = at === unit.end ? GAP.sentence : stream.gap[at]!;
    const length = at - start;
    const cut =
      gap >= GAP.comma ||
      (gap === GAP.noise && length >= SHORTEST_PIECE) ||
      length >= LONGEST_PIECE;
    if (!cut) continue;
    pieces.push({ start, end: at });
    start = at;
  }
  return pieces;
}

/** A single word says too little without its surroundings. */
const SHORTEST_CLAUSE_ALONE = 3;

/** The clauses of a unit that has several, each by itself. */
export function clausesAlone(stream: Stream, unit: Unit): Unit[] {
  const pieces = piecesOf(stream, unit);
  if (pieces.length < 2) return [];
  return pieces.filter(({ start, end }) => end - start >= SHORTEST_CLAUSE_ALONE);
}

/** Neighbouring clauses as many as fit into a window, none within another; none for a short unit. */
export function windowsOf(stream: Stream, unit: Unit): Unit[] {
  if (unit.end - unit.start <= WINDOW) return [];
  const pieces = piecesOf(stream, unit);
  const windows: Unit[] = [];
  let reached = -1;
  let last = 0;
  pieces.forEach(({ start }, first) => {
    last = Math.max(last, first);
    while (last + 1 < pieces.length && pieces[last + 1]!.end - start <= WINDOW) last += 1;
    if (last === reached) return;
    reached = last;
    windows.push({ start, end: pieces[last]!.end });
  });
  return windows;
}
