/** 钥匙与演练 (M6): the own passphrase, who holds which key, the drill, and whether the students' box is open. */
import { View } from '@tarojs/components';
import type { OutputOf } from '../../../shared/action/contract';
import type { ChannelLack } from '../../../shared/seal/channel';
import { sealOverview } from '../../../shared/seal/holder-contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { useLive } from '../../../lib/polling';
import { LiveState } from '../../../ui/live-state';
import { Drill } from './drill';
import { KeyCard } from './key-card';
import { OwnPassphrase } from './own-passphrase';

export type Overview = OutputOf<typeof sealOverview>;

const lackWords: Record<ChannelLack, string> = {
  'holders-leader': '学校负责人钥匙要有两个人拿',
  'holders-lead': '心理中心钥匙要有两个人拿',
  drill: '演练要成功一次',
};

function Channel({ overview: { isOpen, lacks } }: { overview: Overview }) {
  if (isOpen) return null;
  return (
    <View className="card">
      <View className="head">学生的留言还没有开通</View>
      <View className="sub">还要做好这几件事，学生才能写：</View>
      {lacks.map((lack) => (
        <View key={lack} className="body">
          {lackWords[lack]}
        </View>
      ))}
    </View>
  );
}

export function Keys({ personId }: { personId: string }) {
  const live = useLive(`seal-keys.${personId}`, {
    budget: staffBudget,
    load: () => callAction(sealOverview, {}),
    urgency: () => 'idle',
  });
  const nowMs = useMinute();
  if (live.data === undefined) return <LiveState live={live} />;
  const overview = live.data;
  return (
    <>
      <View className="part">
        <Channel overview={overview} />
      </View>
      <OwnPassphrase overview={overview} onChanged={live.reload} />
      {overview.keys.map((key) => (
        <KeyCard
          key={key.role}
          view={key}
          personId={personId}
          ready={overview.passphrase === 'ready'}
          onChanged={live.reload}
        />
      ))}
      <Drill overview={overview} nowMs={nowMs} />
    </>
  );
}
