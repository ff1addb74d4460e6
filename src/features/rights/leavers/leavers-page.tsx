/** 离校的人 (G2): who left and still has a name here; deleted on a wish, with a reason, taken back within days. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { useAct } from '../../../lib/use-act';
import {
  forgetPerson,
  keepPerson,
  listLeavers,
  type Leaver,
} from '../../../shared/people/forget-contracts';
import { dayWords, fullDayWords } from '../../../shared/rights/day-words';
import { staffBudget } from '../../../shared/polling/plan';
import { LiveState } from '../../../ui/live-state';
import { ReasonField } from '../../../ui/reason-field';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';

const kindWords = { student: '学生', guardian: '家长' } as const;

interface LeaverCardProps {
  leaver: Leaver;
  isOpen: boolean;
  busy: boolean;
  onOpen: () => void;
  onForget: (reason: string) => void;
  onKeep: () => void;
}

function LeaverCard({ leaver, isOpen, busy, onOpen, onForget, onKeep }: LeaverCardProps) {
  const { personId, name, kind, leftOn, goesOn } = leaver;
  return (
    <View className="card ri-part">
      <View className="between">
        <View className="grow">
          <View className="head">{name}</View>
          <View className="cap">{`${kindWords[kind]} · ${fullDayWords(leftOn)}离校`}</View>
        </View>
        {goesOn === null ? (
          <Tap
            className="btn s plain"
            label={`${isOpen ? '不删了' : '删除'}：${name}`}
            disabled={busy}
            onTap={onOpen}
          >
            {isOpen ? '不删了' : '删除'}
          </Tap>
        ) : (
          <Tap className="btn s plain" label={`收回：${name}`} disabled={busy} onTap={onKeep}>
            收回
          </Tap>
        )}
      </View>
      {goesOn === null ? null : (
        <View className="sub">{`${dayWords(goesOn)}删掉，在这以前可以收回。`}</View>
      )}
      {isOpen && goesOn === null ? (
        <ReasonField
          id={personId}
          label={`为什么删除${name}`}
          placeholder="比如：家长申请，已经核对身份"
          word="登记删除"
          busy={busy}
          onSend={onForget}
        />
      ) : null}
    </View>
  );
}

export function LeaversPage({ personId }: { personId: string }) {
  const live = useLive(`leavers.${personId}`, {
    budget: staffBudget,
    load: () => callAction(listLeavers, {}),
    urgency: () => null,
  });
  const { busy, act } = useAct(live.reload);
  const [openId, setOpenId] = useState<string | null>(null);
  const { data } = live;
  if (data === undefined) return <LiveState live={live} />;
  if (data.leavers.length === 0)
    return <Empty what="没有离校的人" how="登记了离开的学生和家长会出现在这里。" />;
  return (
    <View className="ri-stack">
      <View className="quiet">
        {`登记以后等 ${data.waitDays} 天，再删掉姓名、学号、手机和绑定的微信。写过的匿名留言在之后一周里删，没有人知道哪些是谁的。要依法保存的，留着但不再有名字。`}
      </View>
      {data.leavers.map((leaver) => (
        <LeaverCard
          key={leaver.personId}
          leaver={leaver}
          isOpen={leaver.personId === openId}
          busy={busy}
          onOpen={() => setOpenId(leaver.personId === openId ? null : leaver.personId)}
          onForget={(reason) =>
            act(async () => {
              await callAction(forgetPerson, { personId: leaver.personId, reason });
              setOpenId(null);
              mention('登记好了');
            })
          }
          onKeep={() =>
            act(async () => {
              await callAction(keepPerson, { personId: leaver.personId });
              mention('收回了');
            })
          }
        />
      ))}
    </View>
  );
}
