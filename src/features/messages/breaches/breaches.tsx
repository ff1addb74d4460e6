/** 超时与无人 (M2, M3): what was missed and what nobody holds. Times and owners, never content. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { useLive } from '../../../lib/polling';
import { routes } from '../../../lib/routes';
import type { OutputOf } from '../../../shared/action/contract';
import { momentText } from '../../../shared/messages/due-text';
import { listBreaches } from '../../../shared/messages/breaches-contract';
import { studentBudget } from '../../../shared/polling/plan';
import { DuePill } from '../../../ui/due-pill';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';

type Breach = OutputOf<typeof listBreaches>['items'][number];

/** `within`: the promise in words, e.g. `10 分钟`. */
const kinds: Record<Breach['kind'], (within: string) => string> = {
  'reply-overdue': (within) => `过了 ${within}，还没有回复`,
  'red-running': (within) => `紧急，${within}内要有人应答`,
  'red-unacknowledged': (within) => `紧急，${within}没有人应答`,
  'red-acknowledged': () => '紧急，有老师在看，还没有回复',
  'nobody-on-duty': () => '现在没有人值班',
  unreachable: () => '联系不上值班的人',
};

const withinWords = (minutes: number) =>
  minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`;

const breachedKinds: readonly Breach['kind'][] = ['reply-overdue', 'red-unacknowledged'];

function Row({ item, nowMs }: { item: Breach; nowMs: number }) {
  const owner = item.owner === null ? '没有人负责' : `${item.owner.role} ${item.owner.name}`;
  return (
    <View className="li">
      <View className="grow">
        <View className="between">
          <View className="b">{kinds[item.kind](withinWords(item.withinMinutes ?? 0))}</View>
          <DuePill
            red={item.kind === 'red-running' || item.kind === 'red-acknowledged'}
            dueAtMs={item.dueAtMs}
            breached={breachedKinds.includes(item.kind)}
          />
        </View>
        <View className="sub">{owner}</View>
        <View className="cap">
          {`从 ${momentText(item.sinceMs, nowMs)} 起 · 截止 ${momentText(item.dueAtMs, nowMs)}`}
        </View>
      </View>
    </View>
  );
}

export function Breaches({ personId }: { personId: string }) {
  const nowMs = useMinute();
  const live = useLive(`breaches.${personId}`, {
    // Each look is audited: no oftener than a student's phone asks.
    budget: studentBudget,
    load: () => callAction(listBreaches, {}),
    urgency: () => 'waiting',
  });
  if (live.data === undefined) {
    return <LiveState live={live} />;
  }
  const { items, waiting } = live.data;
  return (
    <>
      <View className="sub">
        <View>{`全校现在有 ${waiting} 条在等回复。`}</View>
        <View>这里没有内容，也没有学生的名字。</View>
      </View>
      {items.length === 0 ? (
        <Empty what="没有超时，也没有无人的" how="有了会马上通知你，这里也看得到。" />
      ) : (
        <>
          <View className="card list">
            {items.map((item) => (
              <Row key={`${item.ref}.${item.kind}`} item={item} nowMs={nowMs} />
            ))}
          </View>
          <Tap
            id="find-someone"
            className="btn wide"
            onTap={() => void Taro.navigateTo({ url: routes.findSomeone })}
          >
            找人
          </Tap>
        </>
      )}
    </>
  );
}
