/** 值班安排 (M2): who takes turns by week, who stands the nights, who stands behind them. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { personIdSchema } from '../messages/model';
import { isLocalTime } from '../time/instant';
import { nightKinds } from './nights';

const timeSchema = z.string().check(z.maxLength(5), z.refine(isLocalTime));
const versionSchema = z.int().check(z.minimum(0), z.maximum(1_000_000_000));
const someone = z.array(personIdSchema).check(z.maxLength(20));

const planFields = {
  /** Week by week in this order, the first this week where the order is new. */
  personIds: someone,
  nights: z.enum(nightKinds),
  dayStart: timeSchema,
  dayEnd: timeSchema,
  schoolDaysOnly: z.boolean(),
  backupIds: someone,
  poolIds: someone,
};

const planView = z.object({
  /** 0: there is no plan yet. */
  version: z.number(),
  plan: z.nullable(z.object(planFields)),
  /** Counsellors and leads of the roster: whoever may stand. */
  colleagues: z.array(
    z.object({
      personId: z.string(),
      name: z.string(),
      roleName: z.string(),
      /** Whether there is a mobile to reach them by. */
      reachable: z.boolean(),
    }),
  ),
  leads: z.array(z.string()),
  leaders: z.array(z.string()),
  /** The next two weeks by the rotation, without swaps and calls; names, null where nobody stands. */
  days: z.array(
    z.object({ date: z.string(), day: z.nullable(z.string()), night: z.nullable(z.string()) }),
  ),
  /** What asks for leadership's signature, in words. */
  findings: z.array(z.string()),
  rosterVersion: z.number(),
  signedBy: z.nullable(z.string()),
});

export const readDutyPlan = defineContract({
  name: 'duty.plan',
  input: z.strictObject({}),
  output: planView,
  roles: ['lead-counsellor', 'leader'],
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** From now on; what waits goes to whoever stands then, within a minute. The same again changes nothing. */
export const saveDutyPlan = defineContract({
  name: 'duty.save-plan',
  input: z.strictObject({ version: versionSchema, ...planFields }),
  output: planView,
  roles: ['lead-counsellor'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'stale-version', 'duty-no-leader', 'illegal-move'],
  touchesMessages: false,
});

export const dutyPlanContracts = [readDutyPlan, saveDutyPlan] as const;
