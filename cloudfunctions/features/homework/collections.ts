/** What is stored of homework (H1–H4). */
import type { Collection } from '../../platform/collections';

export const homeworkCollections: Collection[] = [];
