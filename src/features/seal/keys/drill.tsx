/** The monthly drill on a test seal: the same two approvals, with the time it took. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { routes } from '../../../lib/routes';
import { dayText, durationText } from '../../../shared/messages/due-text';
import { startDrill } from '../../../shared/seal/opening-contracts';
import { minuteMs } from '../../../shared/time/instant';
import { Tap } from '../../../ui/tap';
import { useActing } from '../use-acting';
import type { Overview } from './keys';

function lastText({ lastAtMs, lastTookMs }: Overview['drill'], nowMs: number): string {
  if (lastAtMs === null) return '还没有演练过。';
  const took = Math.max(1, Math.round((lastTookMs ?? 0) / minuteMs));
  return `上次：${dayText(lastAtMs, nowMs)}，用了 ${durationText(took)}。`;
}

interface DrillProps {
  overview: Overview;
  nowMs: number;
}

export function Drill({ overview: { drill, keys }, nowMs }: DrillProps) {
  const acting = useActing();
  const start = async () => {
    const done = await acting.run(() => callAction(startDrill, {}));
    if (done !== undefined) await Taro.navigateTo({ url: routes.sealOpenings });
  };
  return (
    <View className="card se-stack">
      <View className="between">
        <View className="head">每月演练</View>
        {drill.overdue ? <View className="pill over">该演练了</View> : null}
      </View>
      <View className="sub">
        {lastText(drill, nowMs)}
        {drill.dueAtMs === null ? '' : `下次最晚${dayText(drill.dueAtMs, nowMs)}。`}
        打开的是一个测试封印，不是任何人的留言。
      </View>
      {keys.some(({ mine, role }) => mine && role !== 'district') ? (
        <Tap id="drill" className="btn wide" disabled={acting.busy} onTap={() => void start()}>
          开始演练
        </Tap>
      ) : null}
    </View>
  );
}
