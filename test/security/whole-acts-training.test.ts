/** Whole acts of the parent school (T1, T2). */
import { testWholeActs } from './whole-acts';

testWholeActs((feature) => feature === 'training');
