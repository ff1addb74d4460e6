/** Classes of words that mean the same for the question whether somebody is in danger. */
import { foldWord, isLatin, GAP, DOUBLED, type Stream } from '../stream';
import { conceptData } from './data/concepts';

/** A word of class `id` at [start, end). */
export interface Concept {
  start: number;
  end: number;
  id: number;
}

interface Node {
  next: Map<number, Node>;
  ids: number[];
}

interface Concepts {
  root: Node;
  reasons: readonly (string | null)[];
}

function read(): Concepts {
  const root: Node = { next: new Map(), ids: [] };
  const reasons: (string | null)[] = [];
  for (const line of conceptData.split('\n')) {
    const [, reason = '', words = ''] = line.split('|');
    const id = reasons.length;
    reasons.push(reason === '' ? null : reason);
    for (const word of words.split(' ')) {
      let node = root;
      for (const folded of foldWord(word)) {
        const code = folded % DOUBLED;
        let further = node.next.get(code);
        if (!further) {
          further = { next: new Map(), ids: [] };
          node.next.set(code, further);
        }
        node = further;
      }
      if (node !== root && !node.ids.includes(id)) node.ids.push(id);
    }
  }
  return { root, reasons };
}

let concepts: Concepts | undefined;

function known(): Concepts {
  concepts ??= read();
  return concepts;
}

/** Why a class matters, in plain Chinese for the counsellor; null for what is not about danger. */
export function conceptReason(id: number): string | null {
  return known().reasons[id] ?? null;
}

/** The longest words from each place that are not part of one found before; never over a comma. */
export function conceptsOf(codes: readonly number[], stream: Stream): Concept[] {
  const { root } = known();
  const found: Concept[] = [];
  const insideLetters = (at: number): boolean =>
    at > 0 &&
    at < codes.length &&
    isLatin(codes[at]!) &&
    isLatin(codes[at - 1]!) &&
    stream.gap[at] === GAP.none;
  let reached = -1;
  for (let start = 0; start < codes.length; start += 1) {
    if (insideLetters(start)) continue;
    let node: Node | undefined = root;
    let ids: readonly number[] = [];
    let end = -1;
    for (let at = start; at < codes.length; at += 1) {
      if (at > start && stream.gap[at]! >= GAP.comma) break;
      node = node.next.get(codes[at]!);
      if (!node) break;
      if (node.ids.length === 0 || insideLetters(at + 1)) continue;
      ids = node.ids;
      end = at + 1;
    }
    if (end <= reached) continue;
    for (const id of ids) found.push({ start, end, id });
    if (ids.length > 0) reached = end;
  }
  return found;
}
