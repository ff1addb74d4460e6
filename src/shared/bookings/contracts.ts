/** Every action of bookings (B1–B3). */
import * as counsellor from './counsellor-contracts';
import * as family from './family-contracts';
import * as leader from './leader-contracts';
import * as room from './room-contracts';
import * as student from './student-contracts';

export const bookingContracts = [
  student.bookingDays,
  student.holdSlot,
  student.releaseHold,
  student.confirmBooking,
  student.rescheduleBooking,
  student.cancelBooking,
  student.ownBookings,
  student.joinWaiting,
  student.leaveWaiting,
  student.answerOffer,
  student.answerProposal,
  student.askForMore,
  family.proposeBooking,
  family.listProposals,
  family.withdrawProposal,
  counsellor.counsellorDay,
  counsellor.bookingStudents,
  counsellor.enterBooking,
  counsellor.markCame,
  counsellor.markPlan,
  counsellor.putOffBooking,
  counsellor.readAvailability,
  counsellor.saveAvailability,
  counsellor.closeDay,
  counsellor.openDay,
  counsellor.reopenDay,
  counsellor.forwardRequest,
  room.listRooms,
  room.saveRoom,
  room.closeRoom,
  room.reopenRoom,
  leader.listRequests,
  leader.decideRequest,
] as const;
