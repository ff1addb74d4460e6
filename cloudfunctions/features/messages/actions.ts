/** Every action of the message box, bound to its ports. */
import type { ThreadDuty } from './thread-desk';
import type { Action } from '../../platform/action';
import { addVoice, voiceLimit } from './add-voice';
import { closeOwnThread } from './close-own-thread';
import { grantReplyNotice } from './grant-reply-notice';
import { handOver, listHandovers } from './hand-over';
import { listBreaches } from './list-breaches';
import { listCorrections } from './list-corrections';
import { listInbox } from './list-inbox';
import { listOwnThreads } from './list-own-threads';
import { nameOwnThread, readName } from './name-thread';
import { openThread } from './open-thread';
import { playOwnVoice, playVoice } from './play-voice';
import { postMessage } from './post-message';
import { rateThread } from './rate-thread';
import { readOwnThread } from './read-own-thread';
import { replyToThread } from './reply-to-thread';
import { takeThread } from './take-thread';
import { concernChoices, tellConcern } from './tell-concern';
import { threadActs } from './thread-acts';

export function messageActions(duty: ThreadDuty): Action[] {
  return [
    postMessage(duty),
    voiceLimit(),
    addVoice(),
    playOwnVoice(),
    playVoice(duty),
    listOwnThreads(duty),
    readOwnThread(duty),
    closeOwnThread(duty),
    rateThread(),
    nameOwnThread(),
    readName(duty),
    grantReplyNotice(),
    concernChoices(duty),
    tellConcern(duty),
    takeThread(duty),
    listInbox(duty),
    openThread(duty),
    replyToThread(duty),
    ...threadActs(duty),
    handOver(duty),
    listHandovers(),
    listBreaches(duty),
    listCorrections(),
  ];
}
