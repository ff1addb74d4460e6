/** What is stored of requests about one's data (G2): days, never a time. */
import * as z from 'zod/mini';
import { correctable } from '../../../src/shared/rights/model';
import { recordKindKeys, viewers } from '../../../src/shared/rights/kinds';
import { defineCollection } from '../../platform/collections';

/** `_id`: keyed mark of who asked and the tap. */
export const rightsRequests = defineCollection({
  name: 'rights_requests',
  side: 'person',
  personal: 'requests',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    aboutId: z.string(),
    /** As what: a guardian's requests about a child are the family's, not the child's. */
    viewer: z.enum(viewers),
    kind: z.enum(['correct', 'delete']),
    /** Whose class teacher is asked; null: the administrator. */
    classId: z.nullable(z.string()),
    /** What is wrong. */
    field: z.enum(correctable),
    text: z.string(),
    kinds: z.array(z.enum(recordKindKeys)),
    state: z.enum(['open', 'done', 'declined', 'taken-back']),
    askedOn: z.string(),
    dueOn: z.string(),
    answer: z.nullable(z.string()),
    answeredOn: z.nullable(z.string()),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'about',
      fields: [
        ['schoolId', 1],
        ['aboutId', 1],
        ['askedOn', -1],
      ],
    },
    {
      name: 'open',
      fields: [
        ['schoolId', 1],
        ['state', 1],
        ['dueOn', 1],
      ],
    },
    {
      name: 'age',
      fields: [
        ['schoolId', 1],
        ['answeredOn', 1],
      ],
    },
  ],
  retention: 'retention.classroom-days after it was answered',
});
export type StoredRequest = z.infer<typeof rightsRequests.schema>;

export const rightsCollections = [rightsRequests];
