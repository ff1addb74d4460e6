export {
  checkRoster,
  findingText,
  isAcceptedBy,
  rosterFindings,
  type RosterFinding,
  type RosterRefusal,
} from './check-roster';
export type {
  DutyInput,
  DutyLeave,
  DutyOverride,
  DutyRoster,
  DutyRotation,
  DutyRoute,
  DutyShift,
  DutySwap,
  OwnerRole,
  RosterAcceptance,
  ShiftKind,
  SkippedPerson,
  SwapState,
} from './model';
export { rosterLimitsAt, type RosterLimits } from './policy';
export { routeAt } from './route';
export { withColleagues } from './with-colleagues';
export { mayStandDuty, nextChangeAfter, shiftAt, shiftsBetween } from './shifts';
export {
  proposeSwap,
  swapStateAt,
  transitionSwap,
  type SwapEvent,
  type SwapOffer,
  type SwapResult,
} from './swap';
