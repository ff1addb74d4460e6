import { DOUBLED, isLatin, joins, latinEdgeAfter, latinEdgeBefore, type Stream } from './stream';

/** Counts elementary operations, so that tests can show that work grows linearly. */
export interface StepCounter {
  steps: number;
}

/** A word found in a stream: `gap` is the widest gap inside it. */
export interface WordMatch {
  start: number;
  end: number;
  gap: number;
}

const ROOT = 0;

function edgeKey(node: number, code: number): number {
  return node * 2 * DOUBLED + code;
}

/**
 * A prefix tree of words. Walking from every position costs at most the longest word per
 * character: linear in the text, with nothing to backtrack into.
 */
export class Trie<Value> {
  private readonly edges = new Map<number, number>();
  private readonly values: (Value[] | undefined)[] = [undefined];

  /** Adds `value` under a word of folded character codes. */
  add(word: readonly number[], value: Value): void {
    let node = ROOT;
    for (const code of word) {
      const key = edgeKey(node, code);
      let next = this.edges.get(key);
      if (next === undefined) {
        next = this.values.length;
        this.values.push(undefined);
        this.edges.set(key, next);
      }
      node = next;
    }
    const values = this.values[node] ?? [];
    if (!values.includes(value)) values.push(value);
    this.values[node] = values;
  }

  get size(): number {
    return this.values.length;
  }

  /**
   * Reports every word that begins at `start`. Spaces, symbols and emoji inside a word are passed
   * over; punctuation only beside a character that stands alone.
   */
  matchesAt(
    stream: Stream,
    start: number,
    counter: StepCounter,
    report: (match: WordMatch, values: readonly Value[]) => void,
  ): void {
    let nodes = [ROOT];
    let widest = 0;
    for (let i = start; i < stream.codes.length; i += 1) {
      if (i > start) {
        if (!joins(stream, i)) return;
        widest = Math.max(widest, stream.gap[i]!);
      }
      counter.steps += nodes.length;
      nodes = this.step(nodes, stream.codes[i]!, stream.doubled[i] === 1);
      if (nodes.length === 0) return;
      if (!this.edgesFit(stream, start, i + 1)) continue;
      for (const node of nodes) {
        const values = this.values[node];
        if (values) report({ start, end: i + 1, gap: widest }, values);
      }
    }
  }

  /** The nodes one character further; a doubled character also continues words that want it so. */
  private step(nodes: readonly number[], code: number, doubled: boolean): number[] {
    const further: number[] = [];
    for (const node of nodes) {
      const once = this.edges.get(edgeKey(node, code));
      if (once !== undefined) further.push(once);
      const twice = doubled ? this.edges.get(edgeKey(node, code + DOUBLED)) : undefined;
      if (twice !== undefined) further.push(twice);
    }
    return further;
  }

  private edgesFit(stream: Stream, start: number, end: number): boolean {
    if (isLatin(stream.codes[start]!) && !latinEdgeBefore(stream, start)) return false;
    return !isLatin(stream.codes[end - 1]!) || latinEdgeAfter(stream, end);
  }
}
