/** The school's own calendar (architecture: Time): terms, and its word about single days. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { settingDateSchema as dateSchema } from './contracts';

const readers = ['admin', 'lead-counsellor', 'leader'] as const;
const versionSchema = z.int().check(z.minimum(0), z.maximum(1_000_000_000));
const noteSchema = z.string().check(z.trim(), z.maxLength(20));

const calendarSchema = z.object({
  terms: z.array(
    z.object({
      termId: z.string(),
      name: z.string(),
      startDate: z.string(),
      endDate: z.string(),
      /** Begun or over: its first day stays. */
      hasBegun: z.boolean(),
    }),
  ),
  /** The school's own words about days from this school year on, by date. */
  days: z.array(
    z.object({
      date: z.string(),
      kind: z.enum(['school', 'off']),
      note: z.string(),
      /** Whose timetable it follows, 1 Monday … 5 Friday; null: nobody said. */
      weekday: z.nullable(z.number()),
    }),
  ),
  mayChange: z.boolean(),
  version: z.number(),
});

export const readCalendar = defineContract({
  name: 'settings.calendar',
  input: z.strictObject({}),
  output: calendarSchema,
  roles: readers,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** A new term (`termId` null), or another name or other days of one. Terms never overlap. */
export const saveTerm = defineContract({
  name: 'settings.save-term',
  input: z.strictObject({
    termId: z.nullable(z.string().check(z.regex(/^[A-Za-z0-9-]{8,40}$/))),
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(20)),
    startDate: dateSchema,
    endDate: dateSchema,
    version: versionSchema,
  }),
  output: calendarSchema,
  roles: ['admin'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'setting-past', 'term-overlaps', 'term-order', 'stale-version'],
  touchesMessages: false,
});

/** The school's word about days that are not over: school, off, or as everywhere; at most 100 in a row. */
export const setDays = defineContract({
  name: 'settings.set-days',
  input: z.strictObject({
    fromDate: dateSchema,
    toDate: dateSchema,
    kind: z.enum(['school', 'off', 'as-everywhere']),
    weekday: z.nullable(z.int().check(z.minimum(1), z.maximum(5))),
    note: noteSchema,
    version: versionSchema,
  }),
  output: calendarSchema,
  roles: ['admin'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'setting-past', 'setting-too-far', 'term-order', 'stale-version'],
  touchesMessages: false,
});
