/** Every message of a thread that an answer told of, from the moment it came: several may come before a draw. */
import { useState } from 'react';
import { mergeMessages, type KnownMessages, type Numbered } from './merge-messages';

function createKnown<M extends Numbered>(initial: M[]): KnownMessages<M> {
  let known = initial;
  return {
    all: () => known,
    add: (answered) => (known = mergeMessages(known, answered)),
  };
}

export function useKnownMessages<M extends Numbered>(initial: M[]): KnownMessages<M> {
  return useState(() => createKnown(initial))[0];
}
