/** Whole acts of how a school is kept: people, rules, the sealed identity, the audit. */
import { schoolFeatures } from './feature-groups';
import { testWholeActs } from './whole-acts';

testWholeActs((feature) => schoolFeatures.includes(feature));
