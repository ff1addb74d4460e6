/** The school's rules (architecture: Policy): who leads and who administers read them and, where theirs, change them. */
import * as z from 'zod/mini';
import { defineContract, roles } from '../action/contract';
import { isLocalDate } from '../time/instant';

const readers = ['admin', 'lead-counsellor', 'leader'] as const;

export const settingDateSchema = z
  .string()
  .check(z.maxLength(10), z.refine(isLocalDate), z.regex(/^20/));
const keySchema = z.string().check(z.regex(/^[a-z-]{1,30}\.[a-z-]{1,40}$/));
const valueSchema = z.union([
  z.int().check(z.minimum(0), z.maximum(100_000)),
  z.string().check(z.regex(/^[a-z-]{1,30}$/)),
  /** A set of grades in one word (modules/grade-set.ts). */
  z.string().check(z.regex(/^g\d{1,2}(-\d{1,2}){0,11}$/)),
]);
const versionSchema = z.int().check(z.minimum(0), z.maximum(1_000_000_000));
const datedSchema = z.object({
  value: z.union([z.number(), z.string()]),
  /** The first day on which it holds. */
  fromDate: z.string(),
});

const settingSchema = z.object({
  key: z.string(),
  name: z.string(),
  hint: z.string(),
  /** e.g. 分钟; empty unless a number. */
  unit: z.string(),
  /** Of a set of grades: those the school has; null for anything else. */
  grades: z.nullable(z.array(z.object({ grade: z.number(), name: z.string() }))),
  /** Null unless a number. */
  range: z.nullable(z.object({ min: z.number(), max: z.number() })),
  /** Empty unless a choice. */
  choices: z.array(z.object({ value: z.string(), name: z.string() })),
  standard: z.union([z.number(), z.string()]),
  value: z.union([z.number(), z.string()]),
  coming: z.array(datedSchema),
  /** The latest first. */
  past: z.array(datedSchema),
  mayChange: z.boolean(),
  changedBy: z.array(z.enum(roles)),
});

const settingsSchema = z.object({
  groups: z.array(
    z.object({ groupId: z.string(), name: z.string(), settings: z.array(settingSchema) }),
  ),
  profiles: z.array(
    z.object({
      profileId: z.string(),
      name: z.string(),
      hint: z.string(),
      /** What it would change now, in words. */
      differences: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
  version: z.number(),
});

/** Every figure with what holds now, what is to come and what held before. */
export const listSettings = defineContract({
  name: 'settings.list',
  input: z.strictObject({}),
  output: settingsSchema,
  roles: readers,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** Another value from that day on; today's begins at once. The same again changes nothing. */
export const changeSetting = defineContract({
  name: 'settings.change',
  input: z.strictObject({
    key: keySchema,
    value: valueSchema,
    fromDate: settingDateSchema,
    version: versionSchema,
  }),
  output: settingsSchema,
  roles: readers,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: [
    'not-found',
    'setting-range',
    'setting-past',
    'setting-too-far',
    'setting-too-often',
    'setting-not-yours',
    'stale-version',
  ],
  touchesMessages: false,
});

/** Takes back what has not begun. What has begun stays: another change from today on ends it. */
export const withdrawSetting = defineContract({
  name: 'settings.withdraw',
  input: z.strictObject({ key: keySchema, fromDate: settingDateSchema, version: versionSchema }),
  output: settingsSchema,
  roles: readers,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'setting-not-yours', 'stale-version'],
  touchesMessages: false,
});

/** Every figure of a profile from that day on, in one step; those that are so already stay as they are. */
export const applyProfile = defineContract({
  name: 'settings.apply-profile',
  input: z.strictObject({
    profileId: z.string().check(z.regex(/^[a-z-]{1,40}$/)),
    fromDate: settingDateSchema,
    version: versionSchema,
  }),
  output: settingsSchema,
  roles: readers,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: [
    'not-found',
    'setting-past',
    'setting-too-far',
    'setting-too-often',
    'setting-not-yours',
    'stale-version',
  ],
  touchesMessages: false,
});
