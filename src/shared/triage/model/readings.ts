/** The ways in which one message is read; the darkest counts. */
import type { CompiledLexicon } from '../compile';
import { asWritten, withRespelling } from '../engine';
import { closeUp, type Stream } from '../stream';
import type { StepCounter } from '../trie';
import { partSyllables } from './spelling';

/** Who doubles most characters says nothing by it (天天 does): read without, too. */
function unstuttered(stream: Stream): Stream[] {
  const stuttered = stream.doubled.filter((doubled) => doubled === 1).length;
  if (stuttered * 2 <= stream.codes.length) return [stream];
  return [stream, { ...stream, doubled: stream.doubled.map(() => 0) }];
}

/**
 * Who parts the letters of one word (永b i e) does it to be overlooked: read without what parts
 * them, too, and with a space between syllables, the way letters are written mostly.
 */
function closed(stream: Stream): Stream[] {
  const together = closeUp(stream);
  const parted = partSyllables(together ?? stream);
  return [stream, together, parted].filter((reading) => reading !== null);
}

/** Every reading of a text that has a character to read. */
export function readingsOf(text: string, lexicon: CompiledLexicon, counter: StepCounter): Stream[] {
  return asWritten(text, counter)
    .flatMap(closed)
    .flatMap((stream) => withRespelling(stream, lexicon, counter))
    .flatMap(unstuttered);
}
