/** 我的资料: asked once when the page opens, again after every act. */
import { callAction } from '../../../lib/cloud';
import { confirm, mention } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { saveFile } from '../../../lib/save-file';
import { useAct } from '../../../lib/use-act';
import {
  askCorrection,
  askDeletion,
  readMine,
  takeBack,
  takeMine,
  takeWithWords,
  type KeptRecords,
  type RightsRequest,
} from '../../../shared/rights/contracts';
import type { Correctable } from '../../../shared/rights/model';
import { staffBudget } from '../../../shared/polling/plan';

export function useMine(personId: string, childId: string | null) {
  const live = useLive(`rights.${personId}.${childId ?? 'self'}`, {
    budget: staffBudget,
    load: () => callAction(readMine, { childId }),
    urgency: () => null,
  });
  const { busy, act, acted } = useAct(live.reload);
  const waitDays = live.data?.waitDays ?? 0;
  return {
    live,
    busy,
    take: () =>
      act(async () => {
        const { fileName, bytes } = await callAction(takeMine, { childId });
        await saveFile(fileName, bytes, 'base64');
      }),
    takeWithWords: () =>
      act(async () => {
        const isMeant = await confirm({
          title: '把留言也存进去？',
          content: '表格里会有你写的话和老师的回复。用这台手机的人，都可能打开它。',
          cancelText: '不存',
          confirmText: '存下来',
        });
        if (!isMeant) return;
        const { fileName, bytes } = await callAction(takeWithWords, {});
        await saveFile(fileName, bytes, 'base64');
      }),
    correct: (what: Correctable, text: string) =>
      acted(async () => {
        await callAction(askCorrection, { childId, what, text });
        mention('送到了');
      }),
    remove: ({ key, name }: KeptRecords) =>
      act(async () => {
        const isMeant = await confirm({
          title: `删掉“${name}”？`,
          content: `${waitDays} 天以后删。这几天里还能收回，删了就找不回来。`,
          cancelText: '不删',
          confirmText: '删掉',
        });
        if (!isMeant) return;
        await callAction(askDeletion, { childId, kinds: [key] });
        mention(`${waitDays} 天以后删掉`);
      }),
    takeBack: ({ requestId }: RightsRequest) =>
      act(async () => {
        await callAction(takeBack, { childId, requestId });
        mention('收回了');
      }),
  };
}
