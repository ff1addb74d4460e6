/** Every action about subscription messages to staff. */
import type { Action } from '../../platform/action';
import { grantNotice } from './grant-notice';
import { noticeBalance } from './notice-balance';

export const noticesActions: Action[] = [noticeBalance(), grantNotice()];
