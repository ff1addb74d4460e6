/** How many notices WeChat will still deliver to the caller, and what to ask consent for. */
import { noticeBalance as contract } from '../../../src/shared/notices/contracts';
import { defineAction } from '../../platform/action';
import { templateId } from '../../platform/channels/subscribe';
import { getById } from '../../platform/store';
import { noticeBalances } from './collections';

export function noticeBalance() {
  return defineAction(contract, async (_input, { caller }) => {
    const stored = await getById(noticeBalances, caller.personId);
    return { templateId: templateId('staffNotice'), balance: stored?.balance ?? 0 };
  });
}
