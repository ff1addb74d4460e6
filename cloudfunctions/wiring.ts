/** Joins the features through their ports; the deployables use this and nothing else of the features. */
import type { LeavingPort } from '../src/shared/people/ports';
import { toLocalDate } from '../src/shared/time';
import type { Action } from './platform/action';
import type { ClockPorts, MinuteWork } from './platform/clock-run';
import type { DeliveryPorts } from './platform/delivery-ports';
import type { FeatureClock } from './platform/feature-clock';
import type { LadderPorts } from './platform/ladder-runner';
import { log } from './platform/log';
import { isRoutine } from './platform/robot-room';
import { auditActions } from './features/audit/actions';
import { auditClock } from './features/audit/clock-port';
import { bookingActions } from './features/bookings/actions';
import { bookingClock } from './features/bookings/clock-port';
import { careActions } from './features/care/actions';
import { careClock } from './features/care/clock-port';
import { classMoodActions } from './features/class-mood/actions';
import { classMoodClock } from './features/class-mood/clock-port';
import { consentActions } from './features/consent/actions';
import { dutyActions } from './features/duty/actions';
import { followRosters } from './features/duty/apply-duty-changes';
import { alarmLeads } from './features/duty/alarm';
import { contactOf, dutyPort } from './features/duty/desk';
import { isCountedOn, takeOffDesk } from './features/duty/leaving';
import { markReachable, markUnreachable } from './features/duty/reachability';
import { isDutyNoticeDue } from './features/duty/still-due';
import { homeworkActions } from './features/homework/actions';
import { homeworkClock } from './features/homework/clock-port';
import { letterActions } from './features/letter-box/actions';
import { letterClock } from './features/letter-box/clock-port';
import { messageActions } from './features/messages/actions';
import {
  authorAddress,
  countsForCard,
  forgetAuthorAddress,
  isStillDue,
  markAccepted,
  tellNextPerson,
} from './features/messages/delivery';
import { authorActs } from './features/messages/author-acts';
import { forgetClock } from './features/messages/forget-clock';
import { letterThreads } from './features/messages/letter-threads';
import { messageLadders } from './features/messages/ladder-port';
import { sweepVoices } from './features/messages/sweep-voices';
import { threadSeals } from './features/messages/thread-seals';
import { transferWaiting } from './features/messages/transfer-waiting';
import { noticesActions } from './features/notices/actions';
import { spendSubscription, subscriptionOf } from './features/notices/subscription';
import { familyAddress, spendFamilyNotice } from './features/notices/family-notice';
import { careHouseholdPort } from './features/people/care-household';
import { peopleActions } from './features/people/actions';
import { forgottenAuthors, leaverJob } from './features/people/forget/port';
import { peopleClock } from './features/people/clock-port';
import { peoplePort } from './features/people/port';
import { reachedStaff } from './features/people/reached-staff';
import { rosterReader } from './features/people/roster-reader';
import { rosterWriter } from './features/people/roster-write';
import { staffAddress } from './features/people/staff-address';
import { settingActions } from './features/settings/actions';
import { sealActions } from './features/seal/actions';
import { holdsKey } from './features/seal/holding';
import { sealClock } from './features/seal/clock-port';
import { retentionActions } from './features/retention/actions';
import { runRetention } from './features/retention/job';
import { rightsActions } from './features/rights/actions';
import { rightsClock } from './features/rights/clock-port';
import { rosterImportActions } from './features/roster-import/actions';
import { rosterImportClock } from './features/roster-import/clock-port';
import { trainingActions } from './features/training/actions';
import { trainingClock } from './features/training/clock-port';
import { rightsPorts } from './wiring-records';
import { openCases, retentionRules } from './wiring-retention';

/** Who stands duty, and who works at the school. */
const duty = {
  ...dutyPort,
  colleagues: (schoolId: string, today: string) => peoplePort.colleagues(schoolId, today),
};

/** Whom the duty desk follows. */
const dutyPeople = { reached: reachedStaff };

const seals = threadSeals(duty);

/** Whom the duty or the seal still counts on is not let go (M2, M6). */
const leaving: LeavingPort = {
  async holds(schoolId, personId) {
    if (await isCountedOn(schoolId, personId)) return 'duty-still-planned';
    return (await holdsKey(schoolId, personId)) ? 'seal-still-holder' : null;
  },
  left: takeOffDesk,
};

const mobileOf = async (schoolId: string, personId: string) =>
  (await staffAddress(schoolId, personId))?.mobile ?? null;

/** What an import needs of people. */
const roster = { reader: rosterReader, writer: rosterWriter };

export const actions: ReadonlyMap<string, Action> = new Map(
  [
    ...peopleActions(leaving, openCases),
    ...messageActions(duty),
    ...noticesActions,
    ...dutyActions(dutyPeople),
    ...bookingActions(peoplePort),
    ...homeworkActions(peoplePort),
    ...trainingActions(peoplePort),
    ...classMoodActions(peoplePort),
    ...settingActions,
    ...auditActions(peoplePort),
    ...consentActions(peoplePort),
    ...sealActions(peoplePort, seals, mobileOf),
    ...rosterImportActions(roster),
    ...rightsActions(rightsPorts),
    ...retentionActions(retentionRules),
    ...letterActions(dutyPort, letterThreads(duty)),
    ...careActions(careHouseholdPort, authorActs(duty), leaving),
  ].map((action) => [action.contract.name, action]),
);

const retentionClock: FeatureClock = {
  ladders: {},
  async everyMinute(nowMs) {
    await runRetention(retentionRules, nowMs);
    return [];
  },
};

const featureClocks: readonly FeatureClock[] = [
  {
    ladders: messageLadders(duty),
    isStillDue: (effect, nowMs) => isStillDue(duty, effect, nowMs),
    async everyMinute(nowMs) {
      await sweepVoices(nowMs);
      return [];
    },
  },
  { ladders: {}, isStillDue: isDutyNoticeDue },
  peopleClock,
  bookingClock(peoplePort),
  homeworkClock(peoplePort),
  trainingClock(peoplePort),
  classMoodClock(peoplePort),
  auditClock(peoplePort),
  sealClock(peoplePort, seals),
  letterClock,
  rosterImportClock(roster),
  rightsClock(rightsPorts, leaverJob({ records: rightsPorts.records, cases: openCases })),
  forgetClock(forgottenAuthors, openCases),
  careClock(careHouseholdPort, leaving),
  retentionClock,
];

export const deliveryPorts: DeliveryPorts = {
  async staffAddress(schoolId, personId, nowMs) {
    const contact = await contactOf(schoolId, personId, nowMs);
    return contact ? { mobile: contact.mobile, room: 'school' } : staffAddress(schoolId, personId);
  },
  subscription: subscriptionOf,
  spendSubscription,
  authorAddress,
  forgetAuthorAddress,
  familyAddress,
  spendFamilyNotice,
  async isStillDue(effect, nowMs) {
    for (const clock of featureClocks)
      if (clock.isStillDue && !(await clock.isStillDue(effect, nowMs))) return false;
    return true;
  },
  countsForCard,
  markAccepted,
  async reached({ schoolId, recipient }, nowMs) {
    if (recipient.kind !== 'staff') return;
    const contact = await contactOf(schoolId, recipient.personId, nowMs);
    if (contact?.unreachableSinceMs != null) await markReachable(schoolId, recipient.personId);
  },
  async unreached(effect, nowMs) {
    if (effect.recipient.kind !== 'staff') return [];
    const { schoolId, recipient } = effect;
    // Only whoever stands duty is stepped over.
    if (await contactOf(schoolId, recipient.personId, nowMs))
      await markUnreachable(schoolId, recipient.personId, nowMs);
    return tellNextPerson(duty, effect, nowMs);
  },
  parked: (effect, nowMs) =>
    // An alarm that could not be told raises no further alarm, nor does what nobody waits for in need.
    effect.recipient.kind !== 'staff' || effect.text.key.startsWith('system.') || isRoutine(effect)
      ? Promise.resolve([])
      : alarmLeads(effect.schoolId, `parked.${effect._id}`, 'system.notice-parked', {}, nowMs),
};

/** A rung that could not be fired for this long is a human's business, like a silent clock (M3). */
const stuckAfterMs = 5 * 60_000;

export const clockPorts: ClockPorts = {
  ladders: Object.assign({}, ...featureClocks.map(({ ladders }) => ladders)) as LadderPorts,
  delivery: deliveryPorts,
  everyMinute: (nowMs) =>
    followRosters(nowMs, {
      people: dutyPeople,
      transferWaiting: (schoolId, desk, atMs) => transferWaiting(duty, schoolId, desk, atMs),
    }),
  routine: everyRoutine,
  unchained: (schoolId, nowMs) =>
    alarmLeads(schoolId, `unchained.${toLocalDate(nowMs)}`, 'system.audit-unchained', {}, nowMs),
  async stuck({ _id, schoolId, nextIndex, nextAtMs }, nowMs) {
    if (nowMs - nextAtMs < stuckAfterMs) return [];
    try {
      return await alarmLeads(
        schoolId,
        `stuck.${_id}.${nextIndex}`,
        'system.rung-stuck',
        {},
        nowMs,
      );
    } catch (error) {
      log({ event: 'alarm-failed', code: error instanceof Error ? error.name : 'database' });
      return [];
    }
  },
};

/** Side by side; one that fails does not keep the others waiting. */
async function everyRoutine(nowMs: number): Promise<MinuteWork> {
  const results = await Promise.allSettled(
    featureClocks.map(async (clock) => (await clock.everyMinute?.(nowMs)) ?? []),
  );
  const effects = results.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const failed = results.find((one) => one.status === 'rejected');
  return { effects, failure: (failed?.reason as unknown) ?? null };
}
