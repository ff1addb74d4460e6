/** Whole acts of what a class does each day and week (H1–H3, W1). */
import { testWholeActs } from './whole-acts';

testWholeActs((feature) => ['class-mood', 'homework'].includes(feature));
