/** The monthly drill on a test seal: the same two approvals, with the time it took. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { routes } from '../../../lib/routes';
import { dayText, durationText } from '../../../shared/messages/due-text';
import { startDrill } from '../../../shared/seal/opening-contracts';
import { minuteMs } from '../../../shared/time/instant';
import { Tap } from '../../../ui/tap';
import type { DrillKind } from '../../../shared/seal/model';
import type { DrillView } from '../../../shared/seal/holder-contracts';
import { drillTitles } from '../opening-words';
import { useActing } from '../use-acting';

function lastText({ lastAtMs, lastTookMs }: DrillView, nowMs: number): string {
  if (lastAtMs === null) return '还没有演练过。';
  const took = Math.max(1, Math.round((lastTookMs ?? 0) / minuteMs));
  return `上次：${dayText(lastAtMs, nowMs)}，用了 ${durationText(took)}。`;
}

interface DrillProps {
  kind: DrillKind;
  drill: DrillView;
  /** The reader holds one of the keys that are drilled. */
  mine: boolean;
  nowMs: number;
}

export function Drill({ kind, drill, mine, nowMs }: DrillProps) {
  const acting = useActing();
  const start = async () => {
    const done = await acting.run(() => callAction(startDrill, {}));
    if (done !== undefined) await Taro.navigateTo({ url: routes.sealOpenings });
  };
  return (
    <View className="card se-stack">
      <View className="between">
        <View className="head">{drillTitles[kind]}</View>
        {drill.overdue ? <View className="pill over">该演练了</View> : null}
      </View>
      <View className="sub">
        {lastText(drill, nowMs)}
        {drill.dueAtMs === null ? '' : `下次最晚${dayText(drill.dueAtMs, nowMs)}。`}
        打开的是一个测试封印，不是任何人的留言。
        {kind === 'district' ? '两位区里的老师各同意一次，学校的人看不到。' : ''}
      </View>
      {mine ? (
        <Tap id="drill" className="btn wide" disabled={acting.busy} onTap={() => void start()}>
          开始演练
        </Tap>
      ) : null}
    </View>
  );
}
