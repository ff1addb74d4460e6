/** Subscription messages to staff: balance per person and template, asked for at natural taps (platform.md). */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';

const staff = [
  'counsellor',
  'lead-counsellor',
  'leader',
  'class-teacher',
  'subject-teacher',
  'grade-leader',
  'admin',
  'district-receiver',
] as const;

/** How many notices WeChat will still deliver to the caller. `templateId` is what the client asks consent for. */
export const noticeBalance = defineContract({
  name: 'notices.balance',
  input: z.strictObject({}),
  output: z.object({ templateId: z.string(), balance: z.number() }),
  roles: staff,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** The caller accepted one more notice in WeChat's dialog; the same requestId counts once. */
export const grantNotice = defineContract({
  name: 'notices.grant',
  input: z.strictObject({}),
  output: z.object({ balance: z.number() }),
  roles: staff,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: [],
  touchesMessages: false,
});

const family = ['guardian', 'student'] as const;

/** How many reminders WeChat will still deliver to a guardian or student; none on a shared phone. */
export const familyNoticeBalance = defineContract({
  name: 'notices.family-balance',
  input: z.strictObject({}),
  output: z.object({ templateId: z.string(), balance: z.number(), shared: z.boolean() }),
  roles: family,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** One more reminder was accepted in WeChat's dialog; the same requestId counts once. Refused on a shared phone. */
export const grantFamilyNotice = defineContract({
  name: 'notices.grant-family',
  input: z.strictObject({}),
  output: z.object({ balance: z.number() }),
  roles: family,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: ['illegal-move'],
  touchesMessages: false,
});
