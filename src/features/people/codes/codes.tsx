/** 邀请码 (G1): which codes hold, a new one with its sheet, an end to an old one. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { callAction } from '../../../lib/cloud';
import { confirm } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import {
  familyRoles,
  inviteClass,
  listInvitations,
  revokeInvitation,
  type InviteSheet,
} from '../../../shared/people/invite-contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { ClassChoice } from '../parts/class-choice';
import { CodeSheet, roleWords } from '../parts/code-sheet';
import { useAct } from '../../../lib/use-act';

type Listed = OutputOf<typeof listInvitations>;
type Live = Listed['invitations'][number];

function Holding(props: { one: Live; busy: boolean; onEnd: () => void }) {
  const { forWhom, role, expiresOn, usesLeft } = props.one;
  const uses = role === 'staff' ? '' : `，还能用 ${usesLeft} 次`;
  const end = async () => {
    const agreed = await confirm({
      title: '停用这个邀请码？',
      content: '已经发出去的通知单就不能用了。加入过的人不受影响。',
      cancelText: '再想想',
      confirmText: '停用',
    });
    if (agreed) props.onEnd();
  };
  return (
    <View className="pe-row">
      <View className="grow">
        <View>{`${forWhom} · ${roleWords[role]}`}</View>
        <View className="cap">{`用到 ${expiresOn}${uses}`}</View>
      </View>
      <Tap className="btn s plain" disabled={props.busy} onTap={() => void end()}>
        停用
      </Tap>
    </View>
  );
}

export function Codes({ personId }: { personId: string }) {
  const [sheet, setSheet] = useState<InviteSheet>();
  const [chosen, setChosen] = useState<string>();
  const live = useLive(`codes.${personId}`, {
    budget: staffBudget,
    load: () => callAction(listInvitations, {}),
    urgency: () => null,
  });
  const { busy, run: act } = useAct(live.reload);
  if (sheet !== undefined) return <CodeSheet sheet={sheet} onClose={() => setSheet(undefined)} />;
  if (live.data === undefined) return <LiveState live={live} />;
  const { classes, invitations } = live.data;
  const [first] = classes;
  if (first === undefined) return <Empty what="现在没有你带的班" how="带了班，就能发邀请码。" />;
  const classId = chosen ?? first.classId;
  const make = async (role: (typeof familyRoles)[number]) => {
    const made = await act(() => callAction(inviteClass, { classId, role }));
    if (made !== undefined) setSheet(made);
  };
  return (
    <View className="pe-stack">
      <View className="card">
        <View className="head">发一个新的</View>
        <View className="sub">
          码只显示这一次，可以打印或截图发到班级群。发了新的，同一类旧的就停用。
        </View>
        <ClassChoice classes={classes} value={classId} onChange={setChosen} />
        <View className="pe-acts">
          {familyRoles.map((role) => (
            <Tap
              key={role}
              id={`make-${role}`}
              className={`btn s${role === 'guardian' ? '' : ' soft'}`}
              disabled={busy}
              onTap={() => void make(role)}
            >
              {role === 'guardian' ? '给家长的码' : '给学生的码'}
            </Tap>
          ))}
        </View>
      </View>
      {invitations.length === 0 ? null : (
        <View className="card">
          <View className="head">在用的</View>
          {invitations.map((one) => (
            <Holding
              key={one.invitationId}
              one={one}
              busy={busy}
              onEnd={() =>
                void act(() => callAction(revokeInvitation, { invitationId: one.invitationId }))
              }
            />
          ))}
        </View>
      )}
    </View>
  );
}
