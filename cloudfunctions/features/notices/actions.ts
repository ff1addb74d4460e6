/** Every action about subscription messages. */
import type { Action } from '../../platform/action';
import { familyNoticeBalance } from './family-notice-balance';
import { grantFamilyNotice } from './grant-family-notice';
import { grantNotice } from './grant-notice';
import { noticeBalance } from './notice-balance';

export const noticesActions: Action[] = [
  noticeBalance(),
  grantNotice(),
  familyNoticeBalance(),
  grantFamilyNotice(),
];
