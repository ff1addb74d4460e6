/**
 * G2: what a student wrote and was answered, for the own data file. Reads only: not even a reply becomes read, and no
 * name moves to a newer key, so that asking for the file leaves no mark that joins one's threads.
 */
import { faceWords } from '../../../src/shared/messages/model';
import type { OwnThreadWords, OwnWords } from '../../../src/shared/rights/own-words';
import type { Caller } from '../../platform/caller';
import { command } from '../../platform/cloud';
import { find, findEvery } from '../../platform/store';
import { findOwnNames } from './author';
import { messages, threads, type Thread } from './collections';
import { studentMessage } from './views';

const mostThreads = 100;
/** A file must fit into one reply. */
const mostCharacters = 200_000;
const atOnce = 8;

/** The latest threads first, each from its first word; what does not fit is left out whole, and said. */
export async function ownWords(caller: Caller): Promise<OwnWords> {
  const keys = (await findOwnNames(caller)).map(({ authorKey }) => authorKey).slice(-mostThreads);
  if (keys.length === 0) return { threads: [], isWhole: true };
  const own = await find(
    threads,
    { authorKey: command.in(keys), schoolId: caller.schoolId },
    { orderBy: [['lastMessageAtMs', 'desc']], limit: mostThreads },
  );
  const told: OwnThreadWords[] = [];
  let characters = 0;
  for (let start = 0; start < own.length; start += atOnce)
    for (const words of await Promise.all(own.slice(start, start + atOnce).map(wordsOf))) {
      characters += words.messages.reduce((sum, { text }) => sum + text.length, 0);
      if (characters > mostCharacters) return { threads: told, isWhole: false };
      told.push(words);
    }
  return { threads: told, isWhole: own.length < mostThreads };
}

async function wordsOf(thread: Thread): Promise<OwnThreadWords> {
  const found = await findEvery(messages, { threadId: thread._id });
  return {
    alias: thread.alias,
    messages: found
      .sort((one, other) => one.seq - other.seq)
      .map((message) => {
        const { from, text, face, sentAtMs, fromDistrict } = studentMessage(message, thread);
        const said = [face === null ? '' : `（${faceWords[face]}）`, text];
        return {
          by: from === 'me' ? 'me' : fromDistrict === true ? 'district' : 'teacher',
          atMs: sentAtMs,
          text: said.join(''),
        };
      }),
  };
}
