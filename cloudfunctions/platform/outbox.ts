/**
 * The outbox: what the outside world is to be told, written in the act's transaction, recorded exactly once
 * and sent at least once (architecture: Effects). Ids are deterministic, so a repeated act adds nothing.
 */
import * as z from 'zod/mini';
import { defineCollection } from './collections';
import type { Transaction } from './transact';

export const outbox = defineCollection({
  name: 'outbox',
  side: 'neutral',
  personal: 'work',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    /** 0 danger, 1 the rest. */
    priority: z.number(),
    state: z.enum(['pending', 'sent', 'dropped', 'parked']),
    /** `staff`: one colleague. `author`: a thread's student, by its sealed address. `family`: a guardian or student. */
    recipient: z.union([
      z.object({ kind: z.literal('staff'), personId: z.string() }),
      z.object({ kind: z.literal('author'), threadId: z.string() }),
      // Written by the clock or by staff only: a family's own act leaves no time beside its name.
      z.object({ kind: z.literal('family'), personId: z.string() }),
    ]),
    /** Which neutral sentence (src/shared/notices/texts.ts) and its figures. */
    text: z.object({ key: z.string(), figures: z.record(z.string(), z.string()) }),
    /** What it is about: `stillDue` asks the feature before a late send. */
    subject: z.object({
      kind: z.string(),
      id: z.string(),
      instanceId: z.nullable(z.string()),
      audience: z.string(),
    }),
    /** Also try the subscription message when WeCom accepted (danger and later rungs). */
    alsoSubscribe: z.boolean(),
    /** Not before this instant (quiet hours); then the next try, or the end of a lease. */
    nextTryAtMs: z.number(),
    tries: z.number(),
    createdAtMs: z.number(),
    sentAtMs: z.nullable(z.number()),
    /** The channel that accepted it. */
    channel: z.nullable(z.string()),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'due',
      fields: [
        ['state', 1],
        ['priority', 1],
        ['nextTryAtMs', 1],
      ],
    },
    {
      name: 'age',
      fields: [
        ['schoolId', 1],
        ['createdAtMs', 1],
      ],
    },
    {
      name: 'subject',
      fields: [
        ['schoolId', 1],
        ['subject.id', 1],
      ],
    },
  ],
  retention: 'policy retention.notices-days after it was sent or parked',
});
export type Effect = z.infer<typeof outbox.schema>;

/** How long a sender owns an effect; after that another may try. */
export const leaseMs = 30_000;

export type EffectDraft = Pick<
  Effect,
  '_id' | 'schoolId' | 'priority' | 'recipient' | 'text' | 'subject' | 'alsoSubscribe'
> & {
  /** Quiet hours: not before; at or before now means at once. */
  notBeforeMs: number;
};

/**
 * Queues an effect. What is due at once is born leased to this invocation, which sends it after the commit;
 * if it dies, the lease ends and the clock sends. Returns the effects this invocation owns.
 */
export async function queueEffects(
  transaction: Transaction,
  drafts: readonly EffectDraft[],
  nowMs: number,
): Promise<Effect[]> {
  const owned: Effect[] = [];
  for (const { notBeforeMs, ...draft } of drafts) {
    const atOnce = notBeforeMs <= nowMs;
    const effect: Effect = {
      ...draft,
      state: 'pending',
      nextTryAtMs: atOnce ? nowMs + leaseMs : notBeforeMs,
      tries: atOnce ? 1 : 0,
      createdAtMs: nowMs,
      sentAtMs: null,
      channel: null,
      version: 0,
    };
    await transaction.add(outbox, effect);
    if (atOnce) owned.push(effect);
  }
  return owned;
}
