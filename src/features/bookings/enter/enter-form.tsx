/** 记一次来访 (B3): class, child, time; a session of a plan does not count. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { serverNowMs } from '../../../lib/clock';
import { newRequestId } from '../../../lib/ids';
import { useLive } from '../../../lib/polling';
import { bookingStudents, enterBooking } from '../../../shared/bookings/counsellor-contracts';
import { shortDayText } from '../../../shared/bookings/words';
import { staffBudget } from '../../../shared/polling/plan';
import { addDays, toLocalDate, toLocalTime } from '../../../shared/time/instant';
import { LiveState } from '../../../ui/live-state';
import { Tap } from '../../../ui/tap';
import { TimeField } from '../../../ui/time-field';
import { FoldChoice, type Choice } from '../parts/fold-choice';
import { useAct } from '../../../lib/use-act';

const daysAhead = 7;

/** To the last whole five minutes: who came sits there already. */
function aboutNow(): string {
  const nowMs = serverNowMs();
  return toLocalTime(nowMs - (nowMs % 300_000));
}

export function EnterForm({ personId }: { personId: string }) {
  const [classId, setClassId] = useState<string | null>(null);
  const [studentId, setStudentId] = useState<string | null>(null);
  const [date, setDate] = useState(() => toLocalDate(serverNowMs()));
  const [start, setStart] = useState(aboutNow);
  const [plan, setPlan] = useState(false);
  const [requestId] = useState(newRequestId);
  const live = useLive(`enter.${personId}.${classId ?? ''}`, {
    budget: staffBudget,
    load: () => callAction(bookingStudents, { classId }),
    urgency: () => null,
  });
  const { busy, acted } = useAct(() => undefined);
  const [classes, setClasses] = useState<readonly Choice[]>([]);
  if (live.data === undefined && classes.length === 0) return <LiveState live={live} />;
  const known =
    live.data?.classes.map((one) => ({ value: one.classId, word: one.name })) ?? classes;
  if (classes.length === 0 && known.length > 0) setClasses(known);
  const today = toLocalDate(serverNowMs());
  const dates = Array.from({ length: daysAhead + 1 }, (_, days) => addDays(today, days));
  const save = async () => {
    if (studentId === null) return;
    const done = await acted(() =>
      callAction(enterBooking, { studentId, date, start, plan }, { requestId }),
    );
    if (done) await Taro.navigateBack();
  };
  return (
    <>
      <View className="card">
        <FoldChoice
          title="哪个班"
          choices={known}
          chosen={classId}
          onChoose={(next) => {
            setClassId(next);
            setStudentId(null);
          }}
        />
      </View>
      {live.data === undefined || live.data.students.length === 0 ? null : (
        <View className="card">
          <FoldChoice
            key={classId}
            title="哪位同学"
            short
            choices={live.data.students.map((one) => ({ value: one.personId, word: one.name }))}
            chosen={studentId}
            onChoose={setStudentId}
          />
        </View>
      )}
      <View className="card">
        <FoldChoice
          title="哪一天"
          choices={dates.map((day) => ({ value: day, word: shortDayText(day, serverNowMs()) }))}
          chosen={date}
          onChoose={setDate}
        />
      </View>
      <View className="card list">
        <View className="li">
          <View className="grow">开始时间</View>
          <TimeField label="开始时间" value={start} onChange={setStart} />
        </View>
        <Tap
          id="plan"
          role="switch"
          className="li"
          chosen={plan}
          label="计划内面谈，不计次数"
          onTap={() => setPlan(!plan)}
        >
          <View className="grow">
            <View>计划内面谈</View>
            <View className="cap">不计入每月次数，学生看不到这一项</View>
          </View>
          <View className={`switch${plan ? ' on' : ''}`} />
        </Tap>
      </View>
      <Tap
        id="save"
        className="btn wide"
        disabled={busy || studentId === null}
        onTap={() => void save()}
      >
        {studentId === null ? '先选一位同学' : '记下来'}
      </Tap>
    </>
  );
}
