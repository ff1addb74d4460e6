/** 在线咨询 (M1): a thread whose author chose to be known by whoever answers it. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { staffRoles } from './inbox-contracts';
import { threadIdSchema } from './model';
import { studentThreadSchema } from './student-contracts';

/**
 * The author tells or takes back the own name, for this thread only. Whoever looked meanwhile knows it; new threads begin
 * under another invented name from then on, so that they are not told with it.
 */
export const nameOwnThread = defineContract({
  name: 'messages.name-own',
  input: z.strictObject({ threadId: threadIdSchema, named: z.boolean() }),
  output: z.object({ thread: studentThreadSchema }),
  roles: ['student'],
  scope: 'own-threads',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: true,
});

/** The name that the author told: for the thread's owner and the lead, each look audited. */
export const readName = defineContract({
  name: 'messages.read-name',
  input: z.strictObject({ threadId: threadIdSchema }),
  output: z.object({ name: z.string(), className: z.nullable(z.string()) }),
  roles: staffRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'thread-not-named', 'thread-name-not-owner'],
  touchesMessages: true,
});
