import { SIMPLIFIED_OF, RISK_EMOJI } from './characters';

/**
 * How far apart two neighbouring characters stood in the original text.
 * Writers split words with spaces, symbols and emoji, so these never separate;
 * punctuation does, except around a character that stands alone ("想。死。").
 */
export const GAP = { none: 0, noise: 1, comma: 2, sentence: 3 } as const;

/** Added to a character's code in a word of the lexicon that wants it doubled (天天, not 天). */
export const DOUBLED = 0x10000;

/**
 * The characters that matter, in order, each with its place in the original text; a stuttered
 * character stands once. Per character i:
 * - `doubled`: 1 where it stood twice or more;
 * - `gap`: what stood before it;
 * - `alone`: 1 where punctuation or an edge stands on both sides;
 * - `sentence`, `run`, `clause`: running numbers. A run is a stretch without spaces, symbols or
 *   emoji, in which alone words may calm; a clause also ends at commas.
 */
export interface Stream {
  codes: number[];
  from: number[];
  to: number[];
  gap: number[];
  doubled: number[];
  alone: Uint8Array;
  sentence: Uint32Array;
  run: Uint32Array;
  clause: Uint32Array;
}

const SENTENCE_ENDS = new Set(['。', '！', '？', '!', '?', '；', ';', '\n', '\r']);
const COMMAS = new Set(['，', ',', '、', '：', ':', '.', '．', '…', '。']);
const COMBINING_MARK = /^\p{M}$/u;

export function isLatin(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}

function gapOf(character: string): number {
  if (SENTENCE_ENDS.has(character)) return GAP.sentence;
  if (COMMAS.has(character)) return GAP.comma;
  return GAP.noise;
}

/** Letters, digits and Han characters of one original character, folded to one spelling. */
function fold(character: string, readEmoji: boolean): readonly number[] {
  const code = character.charCodeAt(0);
  if (isLatin(code) || isDigit(code)) return [code];
  if (isHan(code)) return [SIMPLIFIED_OF.get(code) ?? code];
  const emoji = readEmoji ? RISK_EMOJI.get(character) : undefined;
  if (emoji !== undefined) return [emoji];
  const folded: number[] = [];
  for (const part of character.normalize('NFKD').toLowerCase()) {
    const partCode = part.charCodeAt(0);
    if (isLatin(partCode) || isDigit(partCode)) folded.push(partCode);
    else if (SIMPLIFIED_OF.has(partCode)) folded.push(SIMPLIFIED_OF.get(partCode)!);
    else if (isHan(partCode)) folded.push(partCode);
  }
  return folded;
}

function isStutter(codes: readonly number[], code: number): boolean {
  const last = codes.length - 1;
  if (last < 0 || codes[last] !== code || isDigit(code)) return false;
  return !isLatin(code) || codes[last - 1] === code;
}

/** Gives each character of a stream its sentence, its run and whether it stands alone. */
export function finishStream(
  parts: Pick<Stream, 'codes' | 'from' | 'to' | 'gap' | 'doubled'>,
): Stream {
  const length = parts.codes.length;
  const alone = new Uint8Array(length);
  const sentence = new Uint32Array(length);
  const run = new Uint32Array(length);
  const clause = new Uint32Array(length);
  for (let i = 0; i < length; i += 1) {
    const gap = i === 0 ? GAP.none : parts.gap[i]!;
    sentence[i] = (sentence[i - 1] ?? 0) + (gap === GAP.sentence ? 1 : 0);
    run[i] = (run[i - 1] ?? 0) + (gap === GAP.sentence || gap === GAP.noise ? 1 : 0);
    clause[i] = (clause[i - 1] ?? 0) + (gap === GAP.none ? 0 : 1);
    const before = i === 0 || gap >= GAP.comma;
    const after = i === length - 1 || parts.gap[i + 1]! >= GAP.comma;
    alone[i] = before && after ? 1 : 0;
  }
  return { ...parts, alone, sentence, run, clause };
}

/**
 * Folds a text: full width, traditional script, accents and letter case to one spelling; spaces,
 * emoji and symbols dropped; stuttered characters ("死死死") to one, letters to two ("kill").
 * Digits are never collapsed.
 * With `readEmoji`, emoji such as the knife are read as the word they stand for.
 */
export function toStream(text: string, readEmoji = false): Stream {
  const codes: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const gap: number[] = [];
  const doubled: number[] = [];
  let offset = 0;
  let pending: number = GAP.none;
  for (const character of text) {
    const end = offset + character.length;
    const folded = fold(character, readEmoji);
    if (folded.length === 0 && !COMBINING_MARK.test(character)) {
      pending = Math.max(pending, gapOf(character));
    }
    for (const code of folded) {
      if (pending <= GAP.noise && isStutter(codes, code)) {
        to[to.length - 1] = end;
        doubled[doubled.length - 1] = 1;
      } else {
        doubled.push(0);
        codes.push(code);
        from.push(offset);
        to.push(end);
        gap.push(pending);
      }
      pending = GAP.none;
    }
    offset = end;
  }
  return finishStream({ codes, from, to, gap, doubled });
}

/**
 * The stream as if no space, symbol or emoji stood in the text; null where none does. However
 * somebody spreads out the characters of a text, this comes out the same.
 */
export function closeUp(stream: Stream): Stream | null {
  if (!stream.gap.includes(GAP.noise)) return null;
  const gap = stream.gap.map((own) => (own === GAP.noise ? GAP.none : own));
  return finishStream({ ...stream, gap });
}

/**
 * The codes of a word of the lexicon, folded as a text is. A character written twice carries
 * `DOUBLED` and finds only what is doubled; one written once finds both.
 */
export function foldWord(word: string): number[] {
  const plain: number[] = [];
  const codes: number[] = [];
  for (const character of word) {
    for (const code of fold(character, false)) {
      if (isStutter(plain, code)) {
        codes[codes.length - 1] = code + DOUBLED;
      } else {
        plain.push(code);
        codes.push(code);
      }
    }
  }
  return codes;
}

/**
 * True when a word may run on from character at − 1 to `at`: over spaces, symbols and emoji
 * always, over punctuation only beside a character that stands alone.
 */
export function joins(stream: Stream, at: number): boolean {
  return stream.gap[at]! < GAP.comma || stream.alone[at] === 1 || stream.alone[at - 1] === 1;
}

/** True when a word made of letters may begin at `start`: "zs" is no part of "jazz so". */
export function latinEdgeBefore(stream: Stream, start: number): boolean {
  return start === 0 || stream.gap[start]! > GAP.none || !isLatin(stream.codes[start - 1]!);
}

export function latinEdgeAfter(stream: Stream, end: number): boolean {
  return end >= stream.codes.length || stream.gap[end]! > GAP.none || !isLatin(stream.codes[end]!);
}
