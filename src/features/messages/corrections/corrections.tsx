/** 分级准不准 (M5): where triage was wrong, this month and the month before; figures and ways, never words. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import { listCorrections } from '../../../shared/messages/corrections-contract';
import { staffBudget } from '../../../shared/polling/plan';
import { LiveState } from '../../../ui/live-state';
import { Segmented } from '../../../ui/segmented';
import { Empty } from '../../../ui/states';
import { KindsCard, ReasonsCard } from './detail-cards';
import { MissedCard, RedCard } from './month-cards';
import { isQuiet, monthName } from './months';
import { WhereToLook } from './where-to-look';

export function Corrections({ personId }: { personId: string }) {
  const [which, setWhich] = useState<'now' | 'before'>('now');
  const live = useLive(`corrections.${personId}`, {
    budget: staffBudget,
    load: () => callAction(listCorrections, {}),
    // Each look is audited: asked when the page comes to the front.
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const { now, before, threads } = live.data;
  if (isQuiet(now) && isQuiet(before))
    return (
      <Empty
        what="这两个月还没有可看的"
        how="系统判了红，或者老师改了级别，这里就会画出来：看重了多少，没看出多少。"
      />
    );
  const rows = threads.filter(({ month }) => month === live.data?.[which].month);
  return (
    <View className="part">
      <RedCard now={now} before={before} />
      <MissedCard now={now} before={before} />
      <Segmented
        kind="tablist"
        label="看哪个月"
        options={[
          { value: 'now', label: `这个月（${monthName(now.month)}）` },
          { value: 'before', label: `上个月（${monthName(before.month)}）` },
        ]}
        value={which}
        onChange={setWhich}
      />
      <ReasonsCard month={live.data[which]} />
      <KindsCard month={live.data[which]} />
      <WhereToLook rows={rows} />
      <View className="cap co-note">
        危险过去了才改轻的、从别处知道才改重的，都不算系统看错。按写留言的那个月算，所以上个月的数还会变。这里没有学生写的话。
      </View>
    </View>
  );
}
