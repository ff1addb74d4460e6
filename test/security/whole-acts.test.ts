/** Whole acts of the message box, of duty and of what all features share. */
import { isOfMainFile } from './feature-groups';
import { testWholeActs } from './whole-acts';

testWholeActs(isOfMainFile);
