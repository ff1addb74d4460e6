/** 加入申请 (G1): who says to be whose parent; confirmed or declined here, and taken back within a week. */
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import {
  decideApplication,
  listApplications,
  type ApplicationView,
} from '../../../shared/people/invite-contracts';
import { relationNames } from '../../../shared/people/relations';
import { staffBudget } from '../../../shared/polling/plan';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { useAct } from '../../../lib/use-act';

type Decision = 'confirm' | 'decline' | 'undo';

function whoText({ role, ownName, relation, childName }: ApplicationView): string {
  if (role === 'student') return `${childName}（学生本人）`;
  return `${ownName}，${childName}的${relationNames[relation]}`;
}

function knownText({ child, role, ownName, knownGuardians }: ApplicationView): string {
  if (child === null) return '名字和学号跟名单对不上。请对方核对后再申请。';
  if (role === 'student') return '名字和学号都对得上。';
  if (knownGuardians.includes(ownName)) return '名单上就有这位家长，确认后绑定到 TA。';
  if (knownGuardians.length === 0) return '名单上还没有这个孩子的家长。';
  return `名单上已有：${knownGuardians.join('、')}。确认后多一位。`;
}

function One(props: {
  one: ApplicationView;
  busy: boolean;
  onDecide: (decision: Decision) => void;
}) {
  const { one, busy, onDecide } = props;
  const isOpen = one.state === 'waiting';
  return (
    <View className="card">
      <View className="between">
        <View className="head">{whoText(one)}</View>
        {isOpen ? null : (
          <View className="pill">{one.state === 'confirmed' ? '已确认' : '没有通过'}</View>
        )}
      </View>
      <View className="sub">{`${one.className} · 学号 ${one.childNumber} · ${one.appliedOn}`}</View>
      {isOpen ? <View className="body">{knownText(one)}</View> : null}
      <View className="pe-acts">
        {isOpen ? (
          <>
            <Tap
              className="btn s"
              disabled={busy || one.child === null}
              onTap={() => onDecide('confirm')}
            >
              是，确认
            </Tap>
            <Tap className="btn s plain" disabled={busy} onTap={() => onDecide('decline')}>
              不是
            </Tap>
          </>
        ) : (
          <Tap className="btn s plain" disabled={busy} onTap={() => onDecide('undo')}>
            撤回
          </Tap>
        )}
      </View>
    </View>
  );
}

export function Applications({ personId }: { personId: string }) {
  const live = useLive(`applications.${personId}`, {
    budget: staffBudget,
    load: () => callAction(listApplications, {}),
    urgency: () => null,
  });
  const { busy, run: act } = useAct(live.reload);
  if (live.data === undefined) return <LiveState live={live} />;
  const { applications } = live.data;
  if (applications.length === 0)
    return <Empty what="现在没有申请" how="家长用邀请码申请了，会出现在这里。" />;
  return (
    <View className="pe-stack">
      <View className="sub">确认前请想一想：您认得这位家长吗？拿不准就打个电话。</View>
      {applications.map((one) => (
        <One
          key={one.applicationId}
          one={one}
          busy={busy}
          onDecide={(decision) =>
            void act(() =>
              callAction(decideApplication, { applicationId: one.applicationId, decision }),
            )
          }
        />
      ))}
    </View>
  );
}
