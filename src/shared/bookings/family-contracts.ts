/** Contracts of grown-ups who book for a child (B1): nothing holds before the child's own yes. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { personIdSchema } from '../messages/model';
import { bookingIdSchema, dateSchema, timeSchema } from './model';
import { counsellorSchema } from './views';

const grownUps = ['guardian', 'class-teacher'] as const;

/** What a grown-up proposed. Whether the child said no or said nothing is the child's own business. */
export const proposalSchema = z.object({
  bookingId: bookingIdSchema,
  state: z.enum(['waiting', 'agreed', 'over']),
  studentName: z.string(),
  date: dateSchema,
  start: timeSchema,
  end: timeSchema,
  counsellor: counsellorSchema,
  answerBy: z.nullable(z.object({ date: dateSchema, time: timeSchema })),
});
export type Proposal = z.output<typeof proposalSchema>;

/** A guardian for their own child, a class teacher for a child of the class; the slot is kept until the answer. */
export const proposeBooking = defineContract({
  name: 'bookings.propose',
  input: z.strictObject({
    studentId: personIdSchema,
    counsellorId: z.nullable(personIdSchema),
    date: dateSchema,
    start: timeSchema,
  }),
  output: z.object({ proposal: proposalSchema }),
  roles: grownUps,
  scope: 'class',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: ['not-found', 'slot-taken', 'asked-enough', 'request-conflict'],
  touchesMessages: false,
});

/** The caller's own proposals of the last two weeks and those to come; a class teacher also the class's children. */
export const listProposals = defineContract({
  name: 'bookings.proposals',
  input: z.strictObject({}),
  output: z.object({
    proposals: z.array(proposalSchema),
    children: z.array(
      z.object({ personId: personIdSchema, name: z.string(), className: z.string() }),
    ),
  }),
  roles: grownUps,
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** Take an unanswered proposal back. Twice is once. */
export const withdrawProposal = defineContract({
  name: 'bookings.withdraw',
  input: z.strictObject({ bookingId: bookingIdSchema }),
  output: z.object({ proposal: proposalSchema }),
  roles: grownUps,
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});
