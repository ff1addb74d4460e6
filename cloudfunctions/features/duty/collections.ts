/** Stored shapes of the duty roster (M2). Staff only, therefore neutral. */
import * as z from 'zod/mini';
import { swapStates } from '../../../src/shared/duty/model';
import { defineCollection } from '../../platform/collections';

const rosterSchema = z.object({
  schoolId: z.string(),
  version: z.number(),
  rotation: z.object({
    personIds: z.array(z.string()),
    startDate: z.string(),
    nightPersonIds: z.optional(z.array(z.string())),
  }),
  dayShift: z.object({ start: z.string(), end: z.string() }),
  nightShift: z.boolean(),
  schoolDaysOnly: z.boolean(),
  backupIds: z.array(z.string()),
  leadIds: z.array(z.string()),
  poolIds: z.array(z.string()),
  leaderIds: z.array(z.string()),
});

const overrideSchema = z.object({
  overrideId: z.string(),
  personId: z.string(),
  startMs: z.number(),
  endMs: z.number(),
  reason: z.string(),
  createdAtMs: z.number(),
});

const swapSchema = z.object({
  swapId: z.string(),
  fromPersonId: z.string(),
  toPersonId: z.string(),
  shiftStartMs: z.number(),
  shiftEndMs: z.number(),
  state: z.enum(swapStates),
  proposedAtMs: z.number(),
  answeredAtMs: z.nullable(z.number()),
  /** The tap that answered it, so that its repetition is no second answer. */
  answerRequestId: z.nullable(z.string()),
});

/** `_id` = schoolId: everything that decides who stands, in one document and therefore one read. */
export const dutyDesks = defineCollection({
  name: 'duty_desks',
  side: 'neutral',
  personal: 'work',
  schema: z.object({
    _id: z.string(),
    roster: rosterSchema,
    overrides: z.array(overrideSchema),
    leaves: z.array(z.object({ personId: z.string(), startMs: z.number(), endMs: z.number() })),
    swaps: z.array(swapSchema),
    /** Leadership's signature under a thin roster; counts for its roster version only. */
    acceptance: z.nullable(
      z.object({
        schoolId: z.string(),
        rosterVersion: z.number(),
        acceptedById: z.string(),
        acceptedAtMs: z.number(),
        reason: z.string(),
      }),
    ),
    /** The counselling staff and the leaders, nobody else: whoever is here and no leader may own. */
    staff: z.array(
      z.object({
        personId: z.string(),
        name: z.string(),
        roleName: z.string(),
        mobile: z.string(),
        unreachableSinceMs: z.nullable(z.number()),
      }),
    ),
    /** The last stretch that the clock acted on; both null before its first run. */
    standing: z.object({
      personId: z.nullable(z.string()),
      shiftStartMs: z.nullable(z.number()),
    }),
    version: z.number(),
  }),
  indexes: [],
  retention: 'one document per school; overrides, leaves and swaps go 60 days after they ended',
});
export type StoredDesk = z.infer<typeof dutyDesks.schema>;
export type StoredSwap = StoredDesk['swaps'][number];

/** "Nobody on duty" is recorded, not a failure. `_id` = `<schoolId>.<startMs>`: each gap once. */
export const dutyGaps = defineCollection({
  name: 'duty_gaps',
  side: 'neutral',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    startMs: z.number(),
    /** As known when it was noticed; an override may end it earlier. */
    endMs: z.number(),
    noticedAtMs: z.number(),
  }),
  indexes: [
    {
      name: 'school',
      fields: [
        ['schoolId', 1],
        ['startMs', -1],
      ],
    },
  ],
  retention: 'two years, for the inspection of the roster',
});

export const dutyCollections = [dutyDesks, dutyGaps];
