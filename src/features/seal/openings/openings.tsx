/** 核实身份 (M6): what waits for whom, what is open, what is over. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { useLive } from '../../../lib/polling';
import { routes } from '../../../lib/routes';
import { listOpenings, type OpeningView } from '../../../shared/seal/opening-contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { Icon } from '../../../ui/icon';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { isWaiting } from '../opening-words';
import { OpeningCard } from './opening-card';

const isLive = (opening: OpeningView) => isWaiting(opening) || opening.state === 'open';

function WayToKeys({ overdue }: { overdue: boolean }) {
  return (
    <View className="card list">
      <Tap id="to-keys" className="li" onTap={() => void Taro.navigateTo({ url: routes.sealKeys })}>
        <View className="grow">
          <View>口令、持有人和演练</View>
          <View className="cap">谁拿钥匙，每月演练一次</View>
        </View>
        {overdue ? <View className="pill over">该演练了</View> : null}
        <View className="chev">
          <Icon name="chevron" size="s" />
        </View>
      </Tap>
    </View>
  );
}

export function Openings({ personId }: { personId: string }) {
  const live = useLive(`seal-openings.${personId}`, {
    budget: staffBudget,
    load: () => callAction(listOpenings, {}),
    urgency: (shown) => (shown?.openings.some(isLive) ? 'near' : null),
  });
  const nowMs = useMinute();
  if (live.data === undefined) return <LiveState live={live} />;
  const { openings, schoolName, drillOverdue } = live.data;
  const card = (opening: OpeningView) => (
    <OpeningCard
      key={opening.openingId}
      opening={opening}
      schoolName={schoolName}
      nowMs={nowMs}
      onChanged={live.reload}
    />
  );
  return (
    <>
      <View className="sub">
        有生命危险时，值班老师写明原因申请，两位负责人各用各的口令同意，才看得到是谁。看半小时，每一步都留下记录。
      </View>
      <View className="se-stack">{openings.filter(isLive).map(card)}</View>
      {openings.some(isLive) ? null : (
        <Empty what="现在没有要办的" how="有人申请时会通知您，这里也会看到。" />
      )}
      <WayToKeys overdue={drillOverdue} />
      <View className="se-stack">{openings.filter((one) => !isLive(one)).map(card)}</View>
    </>
  );
}
