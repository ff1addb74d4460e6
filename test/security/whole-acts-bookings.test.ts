/** Whole acts of booking (B1–B3). */
import { testWholeActs } from './whole-acts';

testWholeActs((feature) => feature === 'bookings');
