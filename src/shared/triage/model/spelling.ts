/** How the model reads characters: in simplified script, and as syllables without tone. */
import { finishStream, isLatin, GAP, type Stream } from '../stream';
import { charactersBySyllable, simplifiedPairs } from './data/characters';

/** A syllable of [start, end) characters; what is no syllable stands for itself. */
export interface Syllable {
  start: number;
  end: number;
  id: number;
}

const LONGEST_SYLLABLE = 6;
const LATIN_BASE = 1000;
const OTHER_BASE = 2000;
const FOUR = 52;

interface Spelling {
  simplified: ReadonlyMap<number, number>;
  ofCharacter: ReadonlyMap<number, number>;
  ofLetters: ReadonlyMap<string, number>;
}

/** zh and z, sh and s, ng and n sound alike in much of the country, and in what children type. */
function soundOf(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n');
}

function read(): Spelling {
  const simplified = new Map<number, number>();
  for (let i = 0; i + 1 < simplifiedPairs.length; i += 2) {
    simplified.set(simplifiedPairs.charCodeAt(i), simplifiedPairs.charCodeAt(i + 1));
  }
  const ofCharacter = new Map<number, number>();
  const ofLetters = new Map<string, number>();
  const sounds = new Map<string, number>();
  for (const entry of charactersBySyllable.split(' ')) {
    const [syllable = '', characters = ''] = entry.split(':');
    const sound = soundOf(syllable);
    const id = sounds.get(sound) ?? sounds.size + 1;
    sounds.set(sound, id);
    ofLetters.set(syllable, id);
    if (!ofLetters.has(sound)) ofLetters.set(sound, id);
    for (let i = 0; i < characters.length; i += 1) ofCharacter.set(characters.charCodeAt(i), id);
  }
  ofCharacter.set(FOUR, ofLetters.get('si')!);
  return { simplified, ofCharacter, ofLetters };
}

let spelling: Spelling | undefined;

/** Read at the first message, not at load. */
function known(): Spelling {
  spelling ??= read();
  return spelling;
}

/** The characters of a stream in simplified script. */
export function simplifiedCodes(stream: Stream): number[] {
  const { simplified } = known();
  return stream.codes.map((code) => simplified.get(code) ?? code);
}

/** The longest syllable that the letters from `start` spell, of at least two letters. */
function spelledFrom(codes: readonly number[], stream: Stream, start: number): Syllable | null {
  const { ofLetters } = known();
  let letters = '';
  let found: Syllable | null = null;
  for (let at = start; at < codes.length && at - start < LONGEST_SYLLABLE; at += 1) {
    if (!isLatin(codes[at]!) || (at > start && stream.gap[at] !== GAP.none)) break;
    letters += String.fromCharCode(codes[at]!);
    const id = at > start ? ofLetters.get(letters) : undefined;
    if (id !== undefined) found = { start, end: at + 1, id };
  }
  return found;
}

/** Reads Han characters, pinyin and the digit 4 alike as syllables; one pass, nothing tried twice. */
export function syllablesOf(codes: readonly number[], stream: Stream): Syllable[] {
  const { ofCharacter } = known();
  const syllables: Syllable[] = [];
  for (let at = 0; at < codes.length;) {
    const code = codes[at]!;
    const id = ofCharacter.get(code);
    const syllable: Syllable =
      id !== undefined
        ? { start: at, end: at + 1, id }
        : isLatin(code)
          ? (spelledFrom(codes, stream, at) ?? { start: at, end: at + 1, id: LATIN_BASE + code })
          : { start: at, end: at + 1, id: OTHER_BASE + code };
    syllables.push(syllable);
    at = syllable.end;
  }
  return syllables;
}

/**
 * The stream with a space between the syllables that its letters spell; null where that changes
 * nothing. Whoever writes in letters writes woxiangsi or wo xiang si.
 */
export function partSyllables(stream: Stream): Stream | null {
  const gap = [...stream.gap];
  for (const { start, end } of syllablesOf(stream.codes, stream)) {
    const inside = start > 0 && isLatin(stream.codes[start]!) && isLatin(stream.codes[start - 1]!);
    if (inside && end - start > 1) gap[start] = Math.max(gap[start]!, GAP.noise);
  }
  if (gap.every((own, at) => own === stream.gap[at])) return null;
  return finishStream({ ...stream, gap });
}
