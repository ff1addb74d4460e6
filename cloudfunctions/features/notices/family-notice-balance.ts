/** How many reminders WeChat will still deliver to the caller, and what to ask consent for. */
import { familyNoticeBalance as contract } from '../../../src/shared/notices/contracts';
import { defineAction } from '../../platform/action';
import { templateId } from '../../platform/channels/subscribe';
import { getById } from '../../platform/store';
import { familyNotices } from './collections';

export function familyNoticeBalance() {
  return defineAction(contract, async (_input, { caller }) => {
    const stored = await getById(familyNotices, caller.personId);
    return {
      templateId: templateId('familyNotice'),
      balance: stored?.balance ?? 0,
      shared: caller.personCount > 1,
    };
  });
}
