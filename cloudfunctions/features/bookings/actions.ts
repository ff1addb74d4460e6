/** Every action of bookings (B1–B3). */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { Action } from '../../platform/action';
import { answerOffer } from './answer-offer';
import { answerProposal } from './answer-proposal';
import { readAvailability, saveAvailability } from './availability';
import { cancelBooking, rescheduleBooking } from './change-booking';
import { confirmBooking } from './confirm-booking';
import { closeDay, markCame, putOffBooking, reopenDay } from './counsellor-acts';
import { bookingStudents, counsellorDay } from './counsellor-day';
import { enterBooking } from './enter-booking';
import { holdSlot, releaseHold } from './hold-slot';
import { listDays } from './list-days';
import { markPlan } from './mark-plan';
import { askForMore, decideRequest, forwardRequest, listRequests } from './more-requests';
import { ownBookings } from './own-bookings';
import { openDay } from './open-day';
import { listProposals, proposeBooking, withdrawProposal } from './proposals';
import { closeRoom, listRooms, reopenRoom, saveRoom } from './rooms';
import { joinWaiting, leaveWaiting } from './waiting-list';

export function bookingActions(people: PeoplePort): Action[] {
  return [
    listDays(people),
    holdSlot(people),
    releaseHold(people),
    confirmBooking(people),
    rescheduleBooking(people),
    cancelBooking(people),
    ownBookings(people),
    joinWaiting(people),
    leaveWaiting(people),
    answerOffer(people),
    answerProposal(people),
    askForMore(people),
    proposeBooking(people),
    listProposals(people),
    withdrawProposal(people),
    counsellorDay(people),
    bookingStudents(people),
    enterBooking(people),
    markCame(people),
    markPlan(people),
    putOffBooking(people),
    readAvailability(people),
    saveAvailability(people),
    openDay(people),
    closeDay(people),
    reopenDay(people),
    forwardRequest(people),
    listRooms(people),
    saveRoom(people),
    closeRoom(people),
    reopenRoom(),
    listRequests(),
    decideRequest(people),
  ];
}
