/** 升年级 (G1): first what will change, then one tap; the page shows how far it is, and the cloud ends it alone. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { confirm } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import {
  promote,
  promotionPreview,
  promotionStep,
  type PromotionState,
} from '../../../shared/people/promotion-contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { useAct } from '../../../lib/use-act';

function Classes({ title, classes }: { title: string; classes: PromotionState['classes'] }) {
  return (
    <View className="card">
      <View className="head">{title}</View>
      {classes.map(({ from, to, students }) => (
        <View key={from} className="pe-row">
          <View className="grow">{from}</View>
          <View>{to === null ? '毕业' : `升到${to}`}</View>
          <View className="cap">{`${students} 人`}</View>
        </View>
      ))}
    </View>
  );
}

function Quiet({ state }: { state: PromotionState }) {
  const { year, fromDate, moved, graduated } = state;
  if (state.state === 'done')
    return (
      <Empty
        what={`${year}–${year + 1} 学年已经升好了`}
        how={`${moved} 人升了一级，${graduated} 人毕业。一年只升一次，再点也不会变。`}
      />
    );
  return <Empty what="现在不用升年级" how={`${fromDate} 起可以做 ${year}–${year + 1} 学年的。`} />;
}

export function Promotion({ personId }: { personId: string }) {
  const live = useLive(`promotion.${personId}`, {
    budget: staffBudget,
    load: () => callAction(promotionPreview, {}),
    urgency: () => null,
  });
  const { busy, run: act } = useAct(live.reload);
  const [going, setGoing] = useState(false);
  if (live.data === undefined) return <LiveState live={live} />;
  const { state, year, classes, moved, graduated } = live.data;
  /** Class by class; whoever closes the page leaves the rest to the cloud. */
  const goOn = async (first: () => Promise<PromotionState>) => {
    setGoing(true);
    let now = await act(first);
    while (now?.state === 'running') {
      live.put(now);
      now = await act(() => callAction(promotionStep, {}));
    }
    if (now !== undefined) live.put(now);
    setGoing(false);
  };
  const begin = async () => {
    const agreed = await confirm({
      title: `升到 ${year}–${year + 1} 学年？`,
      content: '从今天起各班升一级，最高年级毕业离校，毕业的学生和家长就进不来了。',
      cancelText: '再看看',
      confirmText: '现在升',
    });
    if (agreed) await goOn(() => callAction(promote, { year }));
  };
  if (state === 'done' || state === 'too-early') return <Quiet state={live.data} />;
  const isRunning = state === 'running';
  return (
    <View className="pe-stack">
      {isRunning ? (
        <View className="card">
          <View className="head">{`还有 ${classes.length} 个班`}</View>
          <View className="sub">{`已升 ${moved} 人，毕业 ${graduated} 人。可以离开这一页，会自己做完。`}</View>
        </View>
      ) : null}
      <Classes title={isRunning ? '还没轮到的' : '会变成这样'} classes={classes} />
      <Tap
        id="promote"
        className="btn wide"
        disabled={busy || going}
        onTap={() => void (isRunning ? goOn(() => callAction(promotionStep, {})) : begin())}
      >
        {isRunning ? (going ? '正在升' : '接着升') : '看好了，升年级'}
      </Tap>
    </View>
  );
}
