/** Whom it is about (W9): what the choice means at this school now, saying it later, and taking such a thread over. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { concernsSchema } from './concern';
import { threadIdSchema } from './model';
import { staffThreadSchema } from './reply-contract';
import { studentThreadSchema } from './student-contracts';

/** What may truthfully be said beside the choices. Tells nothing about anybody, keeps no trace. */
export const concernChoices = defineContract({
  name: 'messages.concern-choices',
  input: z.strictObject({}),
  output: z.object({
    /** Somebody of the district is there to step in. */
    hasReceiver: z.boolean(),
    /** The district's key is there: in danger it can be found out who wrote. */
    hasKey: z.boolean(),
  }),
  roles: ['student'],
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: [],
  touchesMessages: true,
});

/**
 * Adds to whom an own thread is about. From then on whoever is concerned is neither notified nor an approver and sees
 * nothing of it; what they were told before they know. `concern-nobody`: nobody would be left to answer.
 */
export const tellConcern = defineContract({
  name: 'messages.tell-concern',
  input: z.strictObject({ threadId: threadIdSchema, concerns: concernsSchema }),
  output: z.object({ thread: studentThreadSchema }),
  roles: ['student'],
  scope: 'own-threads',
  // An entry would tell whoever reads the exported chain that somebody was named, and when.
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'concern-nobody'],
  touchesMessages: true,
});

/** 接手: somebody of the district takes a thread that is about adults of the school; from then on they own it. */
export const takeThread = defineContract({
  name: 'messages.take',
  input: z.strictObject({ threadId: threadIdSchema }),
  output: z.object({ thread: staffThreadSchema }),
  roles: ['district-receiver'],
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found'],
  touchesMessages: true,
});
