/** Stored shapes of the message box. Message side: nothing here names a student, nothing joins two names. */
import * as z from 'zod/mini';
import { becauseSchema } from '../../../src/shared/messages/because';
import { concernSchema } from '../../../src/shared/messages/concern';
import { faceSchema, levelSchema, threadStateSchema } from '../../../src/shared/messages/model';
import { originSchema } from '../../../src/shared/messages/origin';
import { defineCollection } from '../../platform/collections';
import { identitySealSchema } from '../../platform/seal/identity';
import { triageCorrections } from './triage-corrections';

const redTrackSchema = z.object({
  ladderInstanceId: z.string(),
  sinceMs: z.number(),
  dueAtMs: z.number(),
  acknowledgedAtMs: z.nullable(z.number()),
  acknowledgedBy: z.nullable(z.string()),
  breachedAtMs: z.nullable(z.number()),
});

const trackSchema = z.object({
  state: threadStateSchema,
  awaitingSinceMs: z.nullable(z.number()),
  dueAtMs: z.nullable(z.number()),
  breachedAtMs: z.nullable(z.number()),
  triageFired: z.boolean(),
  replyLadderInstanceId: z.nullable(z.string()),
  red: z.nullable(redTrackSchema),
  level: levelSchema,
  waits: z.number(),
  reds: z.number(),
});

export const threads = defineCollection({
  name: 'threads',
  side: 'message',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    /** Keyed mark of person, epoch and alias number: found again by trying, joined by nothing. */
    authorKey: z.string(),
    keyVersion: z.number(),
    alias: z.string(),
    track: trackSchema,
    /** 0 danger, 1 waiting, 2 done; with `inboxSortMs` the order of the inbox. */
    inboxRank: z.number(),
    inboxSortMs: z.number(),
    /** Never empty (M2). */
    ownerPersonId: z.string(),
    ownerRole: z.enum(['duty', 'backup', 'lead', 'pool', 'receiver']),
    /** Nobody stood duty when it was routed. */
    gap: z.boolean(),
    /** The owner and everyone a rung or a colleague called in: may read and answer. */
    staffIds: z.array(z.string()),
    /** A channel accepted the current red notice to the owner, to a leader (M5). */
    redNoticed: z.object({ owner: z.boolean(), leader: z.boolean() }),
    /** A channel accepted the notice to a lead or leader that this wait's promise was missed (M5). */
    leaderTold: z.boolean(),
    levelHistory: z.array(
      z.object({
        level: levelSchema,
        atMs: z.number(),
        /** Null: triage. */
        byPersonId: z.nullable(z.string()),
        reason: z.string(),
        because: z.optional(becauseSchema),
      }),
    ),
    /** The student's last message on which a colleague decided with a level (M5). Left out: none yet. */
    judgedSeq: z.optional(z.number()),
    lastSeq: z.number(),
    lastStudentSeq: z.number(),
    /** 0 while nobody has replied. */
    lastReplySeq: z.number(),
    lastFrom: z.enum(['student', 'staff']),
    lastMessageAtMs: z.number(),
    preview: z.string(),
    /** Numbers of the spoken messages that nobody of the staff has played (M1). Left out: none. */
    unheard: z.optional(z.array(z.number())),
    /** Read marks as the highest seq opened on each side. */
    studentReadSeq: z.number(),
    staffReadSeq: z.number(),
    unreadByStudent: z.number(),
    unreadByStaff: z.number(),
    satisfaction: z.nullable(z.number()),
    /** Sealed address for one notice of the next reply; null = off (the default). */
    replyAddress: z.nullable(z.string()),
    /** Whom it is about, as the writer said (W9); only ever added to. Not there on threads from before. */
    concerns: z.optional(z.array(concernSchema)),
    /** Who wrote, for two keys together (M6); null: from before the school had both. */
    seal: z.nullable(identitySealSchema),
    /** Who wrote, as the author chose to tell for this thread (M1): sealed under the function secret. */
    named: z.optional(z.nullable(z.string())),
    /** Written without a phone (M1): nobody is known behind it. Left out: somebody's own phone. */
    origin: z.optional(originSchema),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'inbox',
      fields: [
        ['schoolId', 1],
        ['inboxRank', 1],
        ['inboxSortMs', 1],
      ],
    },
    { name: 'author', fields: [['authorKey', 1]] },
    {
      name: 'age',
      fields: [
        ['schoolId', 1],
        ['lastMessageAtMs', 1],
      ],
    },
    {
      name: 'leader-seal',
      fields: [
        ['schoolId', 1],
        ['seal.leader.keyId', 1],
      ],
    },
    {
      name: 'lead-seal',
      fields: [
        ['schoolId', 1],
        ['seal.lead.keyId', 1],
      ],
    },
  ],
  retention: 'policy messages.retention-days after the last message (M7)',
});
export type Thread = z.infer<typeof threads.schema>;

export const messages = defineCollection({
  name: 'messages',
  side: 'message',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    threadId: z.string(),
    seq: z.number(),
    from: z.enum(['student', 'staff']),
    staffPersonId: z.nullable(z.string()),
    /** A colleague of the district wrote it (W9). */
    fromDistrict: z.optional(z.boolean()),
    text: z.string(),
    face: z.nullable(faceSchema),
    /** Spoken (M1): its sound lies in the storage. */
    voice: z.optional(z.object({ voiceId: z.string(), seconds: z.number() })),
    sentAtMs: z.number(),
    /** Of a paper letter: the hour in which it was found. */
    foundAtMs: z.optional(z.number()),
    triage: z.nullable(
      z.object({
        version: z.string(),
        level: levelSchema,
        score: z.number(),
        kind: z.nullable(z.string()),
        spans: z.array(z.object({ start: z.number(), end: z.number(), reason: z.string() })),
      }),
    ),
  }),
  indexes: [
    {
      name: 'thread',
      fields: [
        ['threadId', 1],
        ['seq', 1],
      ],
      unique: true,
    },
    {
      name: 'judged',
      fields: [
        ['schoolId', 1],
        ['triage.level', 1],
        ['sentAtMs', 1],
      ],
    },
  ],
  retention: 'with its thread',
});
export type Message = z.infer<typeof messages.schema>;

/**
 * `_id` = a keyed mark of whoever spoke and a word of the phone, found again by trying, joined by nothing: a recording
 * (M1). Its bytes lie sealed in the cloud's storage, never here.
 */
export const voices = defineCollection({
  name: 'voices',
  side: 'message',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    /** In how many calls it comes. */
    parts: z.number(),
    /**
     * What came so far, in order: a mark of the bytes (the same tap with others is another act), and the part's own
     * file, empty for a recording in one part and once the whole is there.
     */
    arrived: z.array(z.object({ digest: z.string(), fileId: z.string() })),
    cloudPath: z.string(),
    /** Of the whole recording; empty until it is there. */
    fileId: z.string(),
    kind: z.enum(['mp3', 'wav']),
    seconds: z.number(),
    state: z.enum(['arriving', 'joined', 'ready', 'sent', 'leaving']),
    /** The message that it is, once sent. */
    sentIn: z.nullable(z.object({ threadId: z.string(), messageId: z.string() })),
    addedAtMs: z.number(),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'state',
      fields: [
        ['state', 1],
        ['addedAtMs', 1],
      ],
    },
    { name: 'thread', fields: [['sentIn.threadId', 1]] },
  ],
  retention: 'never sent: a day; sent: with its thread',
});
export type StoredVoice = z.infer<typeof voices.schema>;

/** One document per name in use: the id is the author key itself, so two names have nothing in common. */
export const authorNames = defineCollection({
  name: 'author_names',
  side: 'message',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    keyVersion: z.number(),
    /** As on the name's threads: kept, so that it outlives a replaced secret. */
    alias: z.string(),
    /** A thread under it was named (M1): no other thread begins under it, or it would be named too. */
    named: z.optional(z.boolean()),
  }),
  indexes: [],
  retention: 'while the author may come back; removed with the person (G2)',
});

export type StoredName = z.infer<typeof authorNames.schema>;

export const handovers = defineCollection({
  name: 'handovers',
  side: 'neutral',
  personal: 'acts',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    fromPersonId: z.string(),
    fromName: z.string(),
    toPersonId: z.string(),
    note: z.string(),
    atMs: z.number(),
    threads: z.number(),
  }),
  indexes: [
    {
      name: 'to',
      fields: [
        ['schoolId', 1],
        ['toPersonId', 1],
        ['atMs', -1],
      ],
    },
  ],
  retention: 'policy messages.retention-days',
});

/**
 * A thread that is gone and whose messages, clocks and notices still go: `_id` = the thread's. For moments, and for a
 * minute when somebody died half-way.
 */
export const threadRemains = defineCollection({
  name: 'thread_remains',
  side: 'message',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    /** Of its last message: where its figures are added up. */
    date: z.string(),
    /** About adults of the school (W9): nothing of it enters the figures of triage. */
    apart: z.optional(z.boolean()),
  }),
  indexes: [{ name: 'school', fields: [['schoolId', 1]] }],
  retention: 'moments: until what hung on the thread is gone',
});
export type ThreadRemains = z.infer<typeof threadRemains.schema>;

export const messageCollections = [
  threads,
  messages,
  triageCorrections,
  voices,
  authorNames,
  threadRemains,
  handovers,
];
