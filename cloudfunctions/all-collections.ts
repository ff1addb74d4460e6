/**
 * Every collection of the product, for seeds, index creation, the dump check and the threat model. Imports
 * declarations only: the vendor's SDK stays out of whoever reads this.
 */
import { bookingCollections } from './features/bookings/collections';
import { classMoodCollections } from './features/class-mood/collections';
import { consentCollections } from './features/consent/collections';
import { dutyCollections } from './features/duty/collections';
import { homeworkCollections } from './features/homework/collections';
import { letterCollections } from './features/letter-box/collections';
import { messageCollections } from './features/messages/collections';
import { noticesCollections } from './features/notices/collections';
import { auditCollections } from './features/audit/collections';
import { peopleCollections } from './features/people/collections';
import { sealCollections } from './features/seal/collections';
import { retentionCollections } from './features/retention/collections';
import { rightsCollections } from './features/rights/collections';
import { rosterImportCollections } from './features/roster-import/collections';
import { trainingCollections } from './features/training/collections';
import { auditEntries, auditHeads } from './platform/audit';
import type { Collection } from './platform/collections';
import { access } from './platform/collections/access';
import { heartbeats } from './platform/collections/heartbeats';
import { ladders } from './platform/collections/ladders';
import { schools } from './platform/collections/schools';
import { outbox } from './platform/outbox';
import { retentionSums } from './platform/retention-sums';

export const allCollections: readonly Collection[] = [
  schools,
  access,
  auditEntries,
  auditHeads,
  outbox,
  ladders,
  heartbeats,
  retentionSums,
  ...peopleCollections,
  ...auditCollections,
  ...consentCollections,
  ...messageCollections,
  ...letterCollections,
  ...noticesCollections,
  ...dutyCollections,
  ...bookingCollections,
  ...homeworkCollections,
  ...trainingCollections,
  ...classMoodCollections,
  ...sealCollections,
  ...rosterImportCollections,
  ...rightsCollections,
  ...retentionCollections,
];
