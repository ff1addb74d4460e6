/** Every action of the sealed identity (M6). */
import {
  admitHolder,
  confirmOwnKey,
  makeOwnKey,
  recoverOwnKey,
  removeHolder,
  resealThreads,
  sealOverview,
} from './holder-contracts';
import {
  approveOpening,
  closeOpening,
  declineOpening,
  listOpenings,
  recordAfter,
  requestOpening,
  startDrill,
  viewOpening,
} from './opening-contracts';

export const sealContracts = [
  sealOverview,
  makeOwnKey,
  confirmOwnKey,
  recoverOwnKey,
  admitHolder,
  removeHolder,
  resealThreads,
  listOpenings,
  requestOpening,
  startDrill,
  approveOpening,
  declineOpening,
  viewOpening,
  closeOpening,
  recordAfter,
] as const;
