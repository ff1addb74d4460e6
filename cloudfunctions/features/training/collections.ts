/** What is stored of the parent school (T1, T2). */
import type { Collection } from '../../platform/collections';

export const trainingCollections: Collection[] = [];
