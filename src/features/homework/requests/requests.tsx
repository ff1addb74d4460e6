/** 超量审批 (H2): posts over the limit that wait for the caller → 同意 or 退回; below, the way to the month. */
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { overLimitRequests } from '../../../shared/homework/decision-contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import { routes } from '../../../lib/routes';
import { Icon } from '../../../ui/icon';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { Passed } from '../parts/passed';
import { RequestCard } from './request-card';

/** Long enough that somebody who waits sees a question come, short enough for the budget. */
const calmEnoughMs = 60_000;

export function MonthLink() {
  return (
    <View className="card list">
      <Tap
        id="to-month"
        className="li"
        onTap={() => void Taro.navigateTo({ url: routes.homeworkMonth })}
      >
        <View className="grow">
          <View>这个月的作业</View>
          <View className="cap">老师估的，和孩子实际写的</View>
        </View>
        <View className="chev">
          <Icon name="chevron" size="s" />
        </View>
      </Tap>
    </View>
  );
}

export function Requests({ personId }: { personId: string }) {
  const live = useLive(`homework-requests.${personId}`, {
    budget: staffBudget,
    load: () => callAction(overLimitRequests, {}),
    urgency: (_shown, calmMs) => (calmMs < calmEnoughMs ? 'idle' : null),
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const { requests, passed } = live.data;
  return (
    <>
      {/* The way on stays where it is, whatever is decided. */}
      <MonthLink />
      <View className="hw-part">
        {requests.length === 0 ? (
          <Empty what="没有等您定的作业" how="有老师报了超量，会出现在这里，也会提醒您。" />
        ) : (
          requests.map((request) => (
            <RequestCard
              key={`${request.classId}.${request.date}.${request.subject}.${request.number}`}
              request={request}
              onDone={live.reload}
            />
          ))
        )}
      </View>
      <View className="hw-hold">
        <Passed passed={passed} hint="那一天已经过了。老师可以重新布置。" />
      </View>
    </>
  );
}
