/** Whole acts of the message box, of duty and of what all features share. */
import { testWholeActs } from './whole-acts';

testWholeActs((feature) => !['bookings', 'class-mood', 'homework', 'training'].includes(feature));
