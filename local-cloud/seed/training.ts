/** What the demonstration shows of the parent school (T1, T2). */
import type { FeatureSeed } from './feature-seed';

export const seedTraining: FeatureSeed = () => [];
