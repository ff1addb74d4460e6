/** An author's acts for another feature: the teachers' own channel (M8) writes by the same use cases as a student. */
import type { ActionContext } from '../../platform/action';
import { closeAs } from './close-own-thread';
import { listAs } from './list-own-threads';
import { postAs } from './post-message';
import { rateAs } from './rate-thread';
import { readAs } from './read-own-thread';
import type { ThreadDuty } from './thread-desk';

export function authorActs(duty: ThreadDuty) {
  return {
    post: (input: Parameters<typeof postAs>[1], context: ActionContext) =>
      postAs(duty, input, context),
    list: (context: ActionContext) => listAs(duty, context),
    read: (input: Parameters<typeof readAs>[1], context: ActionContext) =>
      readAs(duty, input, context),
    close: (act: string, input: { threadId: string }, context: ActionContext) =>
      closeAs(duty, act, input, context),
    rate: rateAs,
  };
}
