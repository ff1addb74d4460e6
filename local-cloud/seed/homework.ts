/** What the demonstration shows of homework (H1–H4). */
import type { FeatureSeed } from './feature-seed';

export const seedHomework: FeatureSeed = () => [];
