/** 值班安排 (M2): the next two weeks at a glance; the lead plans, leadership signs what is thin. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMinute } from '../../../lib/clock';
import { hasRole, type Person } from '../../../lib/session';
import { shortDayText } from '../../../shared/bookings/words';
import { Banner } from '../../../ui/banner';
import { LiveState } from '../../../ui/live-state';
import { ReasonField } from '../../../ui/reason-field';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { PlanForm } from './plan-form';
import { firstPlan, usePlan, type PlanActs, type PlanView } from './use-plan';

/** Days on which the same people stand are one line. */
function stretchesOf(days: PlanView['days']) {
  const lines: { from: string; to: string; day: string | null; night: string | null }[] = [];
  for (const { date, day, night } of days) {
    const last = lines.at(-1);
    if (last?.day === day && last.night === night) last.to = date;
    else lines.push({ from: date, to: date, day, night });
  }
  return lines;
}

function Days({ days }: Pick<PlanView, 'days'>) {
  const nowMs = useMinute();
  return (
    <View className="card list">
      <View className="li head">接下来两周</View>
      {stretchesOf(days).map(({ from, to, day, night }) => (
        <View key={from} className="li">
          <View className="grow nb">
            {from === to
              ? shortDayText(from, nowMs)
              : `${shortDayText(from, nowMs)} 到 ${shortDayText(to, nowMs)}`}
          </View>
          <View className="sub du-names">{`白天 ${day ?? '没有人'} · 夜里 ${night ?? '没有人'}`}</View>
        </View>
      ))}
    </View>
  );
}

function Thin({ view, acts, maySign }: { view: PlanView; acts: PlanActs; maySign: boolean }) {
  const { findings, signedBy, rosterVersion } = view;
  if (findings.length === 0) return null;
  return (
    <View className="card du-stack">
      <View className="head">要校领导知道</View>
      {findings.map((finding) => (
        <View key={finding} className="body">
          {finding}
        </View>
      ))}
      {signedBy === null ? null : <View className="sub">{`${signedBy}已经签字同意。`}</View>}
      {signedBy === null && maySign ? (
        <ReasonField
          id="thin"
          label="为什么可以"
          placeholder="比如：本学期只有两位老师，下学期补上"
          word="签字同意"
          busy={acts.busy}
          onSend={(reason) => void acts.sign(rosterVersion, reason)}
        />
      ) : null}
      {signedBy === null && !maySign ? <View className="sub">还没有校领导签字。</View> : null}
    </View>
  );
}

export function DutyPlanPage({ person }: { person: Person }) {
  const { live, ...acts } = usePlan(person.personId);
  const [isEdited, setEdited] = useState(false);
  const { data } = live;
  if (data === undefined) return <LiveState live={live} />;
  const { plan, colleagues } = data;
  const mayPlan = hasRole(person, 'lead-counsellor');
  if (isEdited)
    return (
      <PlanForm
        colleagues={colleagues}
        known={plan ?? firstPlan}
        busy={acts.busy}
        onSave={(next) =>
          void acts.save(next).then((isSaved) => (isSaved ? setEdited(false) : undefined))
        }
        onCancel={() => setEdited(false)}
      />
    );
  return (
    <View className="du-stack">
      {plan === null ? (
        <Empty
          what="还没有排值班"
          how={mayPlan ? '排好以后，学生的留言才有人接。' : '请心理健康教育中心主任来排。'}
        />
      ) : (
        <Days days={data.days} />
      )}
      <Thin view={data} acts={acts} maySign={hasRole(person, 'leader')} />
      {data.leaders.length === 0 ? <Banner text="还没有登记校领导，出了急事没有人可找。" /> : null}
      <View className="card du-stack">
        <View className="head">一直在的人</View>
        <View className="sub">{`中心主任：${data.leads.join('、') || '还没有'}`}</View>
        <View className="sub">{`校领导：${data.leaders.join('、') || '还没有'}`}</View>
        <View className="cap">这两行跟着学校的名单走。</View>
      </View>
      {mayPlan ? (
        <Tap id="edit-plan" className="btn wide" onTap={() => setEdited(true)}>
          {plan === null ? '开始排班' : '改值班安排'}
        </Tap>
      ) : null}
    </View>
  );
}
