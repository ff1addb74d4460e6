/** The action list: data that the client, the access table, the role matrix, the fuzz test and the docs read. */
import { auditContracts } from './audit/contracts';
import { bookingContracts } from './bookings/contracts';
import { careContracts } from './care/contracts';
import { classMoodContracts } from './class-mood/contracts';
import { consentContracts } from './consent/contracts';
import * as duty from './duty/contracts';
import { dutyNow } from './duty/now-contract';
import { dutyPlanContracts } from './duty/plan-contracts';
import { homeworkContracts } from './homework/contracts';
import { letterContracts } from './letter-box/all-contracts';
import { listBreaches } from './messages/breaches-contract';
import * as concernMessages from './messages/concern-contracts';
import { listCorrections } from './messages/corrections-contract';
import { listInbox } from './messages/inbox-contracts';
import { nameOwnThread, readName } from './messages/named-contracts';
import { replyToThread } from './messages/reply-contract';
import { voiceContracts } from './messages/voice-contracts';
import * as staffMessages from './messages/staff-contracts';
import * as studentMessages from './messages/student-contracts';
import * as notices from './notices/contracts';
import * as calendar from './settings/calendar-contracts';
import * as settings from './settings/contracts';
import { sealContracts } from './seal/contracts';
import { retentionContracts } from './retention/contracts';
import { rightsContracts } from './rights/contracts';
import { rosterImportContracts } from './roster-import/contracts';
import { peopleContracts } from './people/all-contracts';
import { trainingContracts } from './training/contracts';

export const contracts = [
  ...peopleContracts,
  studentMessages.postMessage,
  ...voiceContracts,
  studentMessages.listOwnThreads,
  studentMessages.readOwnThread,
  studentMessages.closeOwnThread,
  studentMessages.rateThread,
  studentMessages.grantReplyNotice,
  nameOwnThread,
  readName,
  concernMessages.concernChoices,
  concernMessages.tellConcern,
  concernMessages.takeThread,
  listInbox,
  staffMessages.openThread,
  replyToThread,
  staffMessages.acknowledgeThread,
  staffMessages.setLevel,
  staffMessages.markNoReply,
  staffMessages.closeThread,
  staffMessages.reopenThread,
  staffMessages.handOver,
  staffMessages.listHandovers,
  listBreaches,
  listCorrections,
  notices.noticeBalance,
  notices.grantNotice,
  notices.familyNoticeBalance,
  notices.grantFamilyNotice,
  dutyNow,
  duty.setOverride,
  duty.proposeSwap,
  duty.answerSwap,
  duty.rosterCheck,
  duty.acceptThinRoster,
  ...dutyPlanContracts,
  ...bookingContracts,
  ...homeworkContracts,
  ...trainingContracts,
  ...classMoodContracts,
  ...auditContracts,
  ...consentContracts,
  settings.listSettings,
  settings.changeSetting,
  settings.withdrawSetting,
  settings.applyProfile,
  calendar.readCalendar,
  calendar.saveTerm,
  calendar.setDays,
  ...sealContracts,
  ...rosterImportContracts,
  ...rightsContracts,
  ...retentionContracts,
  ...letterContracts,
  ...careContracts,
] as const;
