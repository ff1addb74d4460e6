/** 周表补交 (W1): which classes of the grade have not handed in → 提醒. Names of classes, never content. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { missingForms, remindTeacher } from '../../../shared/class-mood/overview-contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { mention } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { toLocalDate } from '../../../shared/time/instant';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { weekWords } from '../class-words';
import { DueText } from '../parts/due-text';

type Week = OutputOf<typeof missingForms>['weeks'][number];
type Lack = Week['classes'][number];

function useReminder(onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const remind = async (classId: string, monday: string) => {
    setBusy(true);
    try {
      const { alreadyToday } = await callAction(remindTeacher, { classId, monday });
      mention(alreadyToday ? '今天已经提醒过了' : '已提醒');
      onDone();
    } catch (thrown) {
      mention(asAppError(thrown).text);
    } finally {
      setBusy(false);
    }
  };
  return { busy, remind: (classId: string, monday: string) => void remind(classId, monday) };
}

function ClassRow(props: { lack: Lack; mayRemind: boolean; busy: boolean; onRemind: () => void }) {
  const { lack, mayRemind, busy } = props;
  return (
    <View className="li">
      <View className="grow">
        <View>{lack.className}</View>
        <View className="cap">{lack.teacherName}</View>
      </View>
      {lack.remindedToday ? (
        <View className="pill">今天提醒过了</View>
      ) : mayRemind ? (
        <Tap
          className="btn s soft"
          label={`提醒 ${lack.className}`}
          disabled={busy}
          onTap={props.onRemind}
        >
          提醒
        </Tap>
      ) : (
        <View className="pill">还没到日子</View>
      )}
    </View>
  );
}

function WeekCard({
  week,
  busy,
  onRemind,
}: {
  week: Week;
  busy: boolean;
  onRemind: (classId: string) => void;
}) {
  const nowMs = useMinute();
  const { figures, dueAtMs, classes } = week;
  const done = figures.submitted + figures.late;
  const mayRemind = toLocalDate(nowMs) >= toLocalDate(dueAtMs);
  return (
    <View className="card list">
      <View className="li">
        <View className="grow">
          <View className="head">{weekWords(week.monday, week.weekNumber)}</View>
          <View className="cap">
            <DueText dueAtMs={dueAtMs} />
          </View>
        </View>
        <View className={`pill${figures.missing > 0 ? ' over' : ''}`}>
          {`${figures.owed} 个班交了 ${done} 个`}
        </View>
      </View>
      {classes.map((lack) => (
        <ClassRow
          key={lack.classId}
          lack={lack}
          mayRemind={mayRemind}
          busy={busy}
          onRemind={() => onRemind(lack.classId)}
        />
      ))}
      {classes.length === 0 ? <View className="li sub">都交了。</View> : null}
    </View>
  );
}

export function Missing({ personId }: { personId: string }) {
  const live = useLive(`mood-missing.${personId}`, {
    budget: staffBudget,
    load: () => callAction(missingForms, {}),
    urgency: () => null,
  });
  const reminder = useReminder(live.reload);
  if (live.data === undefined) return <LiveState live={live} />;
  const { weeks } = live.data;
  if (weeks.length === 0) return <Empty what="现在没有要补的周表" how="上课的周，会在这里看到。" />;
  return (
    <>
      <View className="sub cm-part-title">
        只看得到交没交，看不到内容。提醒一天一次，只有班主任收到。
      </View>
      {weeks.map((week) => (
        <WeekCard
          key={week.monday}
          week={week}
          busy={reminder.busy}
          onRemind={(classId) => reminder.remind(classId, week.monday)}
        />
      ))}
    </>
  );
}
