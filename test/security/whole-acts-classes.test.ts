/** Whole acts of what a class does each day and week (H1–H3, W1). */
import { classFeatures } from './feature-groups';
import { testWholeActs } from './whole-acts';

testWholeActs((feature) => classFeatures.includes(feature));
