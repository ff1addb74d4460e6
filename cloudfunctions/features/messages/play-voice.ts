/**
 * M1: a spoken message is played. Until somebody of the staff has done so nobody knows what it says: no reply answers
 * it, and nothing but a reply afterwards ends its wait.
 */
import type { ThreadDuty } from './thread-desk';
import {
  playOwnVoice as ownContract,
  playVoice as contract,
} from '../../../src/shared/messages/voice-contracts';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { find, getById } from '../../platform/store';
import { findOwnNames, ownThread } from './author';
import { messages, threads, type Thread } from './collections';
import { changeThread, moveFacts } from './move-thread-action';
import { staffThreadOf } from './staff-access';
import { staffThread } from './views';
import { soundOrNone } from './voice-files';

export function playOwnVoice() {
  return defineAction(ownContract, async ({ threadId, seq }, { caller }) => {
    const names = await findOwnNames(caller);
    if (names.length === 0) throw new AppError('not-found', 'thread');
    const thread = ownThread(await getById(threads, threadId), names, caller);
    const sound = await soundOrNone(await voiceIdOf(thread, seq));
    if (sound === null) throw new AppError('voice-lost', 'file');
    return sound;
  });
}

export function playVoice(duty: ThreadDuty) {
  return defineAction(contract, async ({ threadId, seq }, context) => {
    const { caller, nowMs } = context;
    const facts = await moveFacts(duty, context);
    const stored = staffThreadOf(await getById(threads, threadId), caller, facts.desk, nowMs);
    const sound = await soundOrNone(await voiceIdOf(stored, seq));
    const { thread } = await changeThread(context, facts, threadId, async (transaction, latest) => {
      const object = { kind: 'thread', id: latest._id };
      await context.audit(transaction, { act: contract.name, object });
      return { thread: heard(latest, seq, sound === null), effects: [], extra: null };
    });
    if (sound === null) throw new AppError('voice-lost', 'file');
    return { ...sound, thread: staffThread(thread, facts.desk, caller.personId) };
  });
}

/** The recording that this message is. `not-found`: nothing was spoken there. */
async function voiceIdOf({ _id }: Thread, seq: number): Promise<string> {
  const [message] = await find(messages, { threadId: _id, seq });
  if (!message?.voice) throw new AppError('not-found', 'voice');
  return message.voice.voiceId;
}

/** Played, or lost: what nobody can hear any more might have been anything, so only a person's words end that wait. */
function heard(thread: Thread, seq: number, isLost: boolean): Thread {
  const { unheard = [], track } = thread;
  if (!unheard.includes(seq)) return thread;
  const isOwed = isLost && track.awaitingSinceMs !== null;
  return {
    ...thread,
    unheard: unheard.filter((one) => one !== seq),
    track: isOwed ? { ...track, triageFired: true } : track,
  };
}
