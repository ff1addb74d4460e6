/** B2: leaders decide on grade and reason; there is no name here, and no way to one. */
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { confirm } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import {
  decideRequest,
  listRequests,
  type Decision,
} from '../../../shared/bookings/leader-contracts';
import { monthText } from '../../../shared/bookings/words';
import { studentBudget } from '../../../shared/polling/plan';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { useAct } from '../../../lib/use-act';

const gradeWords = ['', '一', '二', '三', '四', '五', '六'] as const;

function titleOf({ grade, month }: Decision): string {
  const ofGrade = grade === null ? '' : `${gradeWords[grade] ?? grade}年级 · `;
  return `${ofGrade}${monthText(month)}再约一次`;
}

const decided = { approved: '已同意', declined: '没有同意' } as const;

function Request({
  request,
  busy,
  onDecide,
}: {
  request: Decision;
  busy: boolean;
  onDecide: (approve: boolean) => void;
}) {
  const { decision, reason } = request;
  const decline = async () => {
    const agreed = await confirm({
      title: '不同意这次申请？',
      content: '这个月不再多约一次。学生随时可以留言。',
      cancelText: '再想想',
      confirmText: '不同意',
    });
    if (agreed) onDecide(false);
  };
  return (
    <View className="card">
      <View className="between">
        <View className="head">{titleOf(request)}</View>
        {decision === 'waits' ? null : <View className="pill">{decided[decision]}</View>}
      </View>
      <View className="body">{reason}</View>
      {decision === 'waits' ? (
        <View className="acts">
          <Tap className="btn s" disabled={busy} onTap={() => onDecide(true)}>
            同意
          </Tap>
          <Tap className="btn s plain" disabled={busy} onTap={() => void decline()}>
            不同意
          </Tap>
        </View>
      ) : null}
    </View>
  );
}

export function RequestList({ personId }: { personId: string }) {
  const live = useLive(`booking-requests.${personId}`, {
    budget: studentBudget,
    load: () => callAction(listRequests, {}),
    urgency: () => 'waiting',
  });
  const { busy, act } = useAct(live.reload);
  if (live.data === undefined) return <LiveState live={live} />;
  const { requests } = live.data;
  return (
    <>
      <View className="sub">
        <View>同意了，就是这个月多约一次。</View>
        <View>这里只有年级和老师写的理由，没有学生的名字。</View>
      </View>
      {requests.length === 0 ? (
        <Empty what="现在没有要决定的申请" how="有了会通知您，这里也看得到。" />
      ) : (
        requests.map((request) => (
          <Request
            key={request.ref}
            request={request}
            busy={busy}
            onDecide={(approve) =>
              act(() => callAction(decideRequest, { ref: request.ref, approve }))
            }
          />
        ))
      )}
    </>
  );
}
