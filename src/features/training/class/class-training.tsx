/** 家长参加 (T2): who of the own class has not come yet, and one tap that reminds them. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { useLive } from '../../../lib/polling';
import { staffBudget } from '../../../shared/polling/plan';
import { toLocalDate } from '../../../shared/time/instant';
import {
  notCome,
  participation,
  remindFamilies,
} from '../../../shared/training/participation-contracts';
import { dateText } from '../../../shared/training/words';
import { LiveState } from '../../../ui/live-state';
import { Segmented } from '../../../ui/segmented';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { ShareBar } from '../parts/share-bar';
import { useAct } from '../../../lib/use-act';

function OneClass({ classId }: { classId: string }) {
  const today = toLocalDate(useMinute());
  const live = useLive(`not-come.${classId}`, {
    budget: staffBudget,
    load: () => callAction(notCome, { classId }),
    urgency: () => null,
  });
  const { busy, act } = useAct(live.reload);
  if (live.data === undefined) return <LiveState live={live} />;
  const { className, share, students, targetPercent, remindedOn } = live.data;
  const isToday = remindedOn === today;
  return (
    <View className="tr-stack">
      <View className="card">
        <ShareBar name={className} share={share} targetPercent={targetPercent} />
        <View className="cap">
          {`到场过 ${share.onSite} 人，学完线上课 ${share.online} 人。一家有人到场一次，或学完一节线上课，就算参加。`}
        </View>
      </View>
      {students.length === 0 ? (
        <Empty what="全班的家长都参加过了" how="这学期的都齐了。" />
      ) : (
        <View className="card">
          <View className="head">{`还没来过的（${students.length}）`}</View>
          <View className="sub">按孩子的名字。只有你看得到。</View>
          <View className="tr-names">
            {students.map(({ studentId, name }) => (
              <View key={studentId} className="chip">
                {name}
              </View>
            ))}
          </View>
          <View className="tr-acts">
            <Tap
              id="remind"
              className="btn s"
              disabled={busy || isToday}
              onTap={() => act(() => callAction(remindFamilies, { classId }))}
            >
              {isToday ? '今天提醒过了' : '提醒这些家长'}
            </Tap>
          </View>
          <View className="cap">
            {remindedOn === null || isToday
              ? '提醒里没有孩子的名字，只说家长学校还等着他们。'
              : `上次提醒：${dateText(remindedOn)}`}
          </View>
        </View>
      )}
    </View>
  );
}

export function ClassTraining({ personId }: { personId: string }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const live = useLive(`own-classes.${personId}`, {
    budget: staffBudget,
    load: () => callAction(participation, {}),
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const { classes } = live.data;
  const [first] = classes;
  if (first === undefined) return <Empty what="现在没有你带的班" how="带了班，这里会看到。" />;
  const classId = chosen ?? first.classId;
  return (
    <View className="tr-stack">
      {classes.length > 1 ? (
        <Segmented
          kind="tablist"
          label="哪个班"
          options={classes.map((one) => ({ value: one.classId, label: one.name }))}
          value={classId}
          onChange={setChosen}
        />
      ) : null}
      <OneClass key={classId} classId={classId} />
    </View>
  );
}
