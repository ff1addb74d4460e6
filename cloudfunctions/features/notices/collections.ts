/** How many subscription messages WeChat will still deliver to a colleague. Staff only, therefore neutral. */
import * as z from 'zod/mini';
import { defineCollection } from '../../platform/collections';

/** `_id` = personId of a member of staff; a student's balance lies on the message side only. */
export const noticeBalances = defineCollection({
  name: 'notice_balances',
  side: 'neutral',
  personal: 'reminders',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    /** Of the phone that last consented: where the notice goes. */
    openId: z.string(),
    balance: z.number(),
    /** The latest requestIds that counted, so that a repeated tap does not count again. */
    grants: z.array(z.string()),
    version: z.number(),
  }),
  indexes: [],
  retention: 'while the person works at the school',
});
export type NoticeBalance = z.infer<typeof noticeBalances.schema>;

/**
 * `_id` = personId of a guardian or student who asked to be told (never of messages). No time, and the address is
 * sealed: a thief learns who once tapped "remind me".
 */
export const familyNotices = defineCollection({
  name: 'family_notices',
  side: 'person',
  personal: 'reminders',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    sealedAddress: z.string(),
    balance: z.number(),
    grants: z.array(z.string()),
    version: z.number(),
  }),
  indexes: [],
  retention: 'while the person is at the school',
});
export type FamilyNotice = z.infer<typeof familyNotices.schema>;

export const noticesCollections = [noticeBalances, familyNotices];
