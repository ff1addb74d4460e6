/** 资料申请 (G2): who says that something on the list is wrong; the one due first stands first. */
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { useAct } from '../../../lib/use-act';
import { answerRequest, rightsInbox } from '../../../shared/rights/contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { AskedCard } from './asked-card';

export function InboxPage({ personId }: { personId: string }) {
  const live = useLive(`rights-inbox.${personId}`, {
    budget: staffBudget,
    load: () => callAction(rightsInbox, {}),
    urgency: () => null,
  });
  const { busy, act } = useAct(live.reload);
  const { data } = live;
  if (data === undefined) return <LiveState live={live} />;
  if (data.requests.length === 0)
    return <Empty what="没有等着答复的申请" how="谁说名单上有错，会出现在这里。" />;
  return (
    <View className="ri-stack">
      <View className="quiet">改了的，名单马上跟着改。每一次答复都有记录。</View>
      {data.requests.map((asked) => (
        <AskedCard
          key={asked.requestId}
          asked={asked}
          today={data.today}
          busy={busy}
          onAnswer={(answer) =>
            act(async () => {
              await callAction(answerRequest, { requestId: asked.requestId, ...answer });
              mention('答复好了');
            })
          }
        />
      ))}
    </View>
  );
}
