/** 同意书收齐了吗 (G2): who has answered, and papers signed at enrolment entered one after the other. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { mention } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { useAct } from '../../../lib/use-act';
import type { OutputOf } from '../../../shared/action/contract';
import { classConsents, enterPaper, ownClasses } from '../../../shared/consent/contracts';
import { purposes, purposeWords, type Purpose } from '../../../shared/consent/purposes';
import { staffBudget } from '../../../shared/polling/plan';
import { addDays, toLocalDate } from '../../../shared/time/instant';
import { DateField } from '../../../ui/date-field';
import { LiveState } from '../../../ui/live-state';
import { Segmented } from '../../../ui/segmented';
import { Sheet } from '../../../ui/sheet';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';

type Student = OutputOf<typeof classConsents>['students'][number];

/** Papers are collected at enrolment: not older than a school year. */
const oldestDays = 400;

function PaperSheet(props: {
  student: Student;
  busy: boolean;
  onSave: (signedOn: string, given: Purpose[]) => void;
  onClose: () => void;
}) {
  const today = toLocalDate(useMinute());
  const [signedOn, setSignedOn] = useState(today);
  const [given, setGiven] = useState<readonly Purpose[]>(purposes);
  const put = (purpose: Purpose, isGiven: boolean) =>
    setGiven((last) => purposes.filter((one) => (one === purpose ? isGiven : last.includes(one))));
  return (
    <Sheet title={`${props.student.name}家签好的同意书`} onClose={props.onClose}>
      <View className="consent-paper">
        {purposes.map((purpose) => (
          <View key={purpose} className="between">
            <View>{purposeWords[purpose].name}</View>
            <View className="consent-choice">
              <Segmented
                kind="radiogroup"
                label={purposeWords[purpose].name}
                options={[
                  { value: 'yes', label: '同意' },
                  { value: 'no', label: '不同意' },
                ]}
                value={given.includes(purpose) ? 'yes' : 'no'}
                onChange={(value) => put(purpose, value === 'yes')}
              />
            </View>
          </View>
        ))}
        <View className="between">
          <View>签字的日子</View>
          <DateField
            label="签字的日子"
            value={signedOn}
            from={addDays(today, -oldestDays)}
            onChange={setSignedOn}
          />
        </View>
        <Tap
          id="save-paper"
          className="btn wide"
          disabled={props.busy}
          onTap={() => props.onSave(signedOn, [...given])}
        >
          照纸上的记下
        </Tap>
        <View className="cap">家长自己在手机上说的，比纸上的算数。</View>
      </View>
    </Sheet>
  );
}

function ClassList({ classId }: { classId: string }) {
  const [chosen, setChosen] = useState<Student | null>(null);
  const live = useLive(`consent-class.${classId}`, {
    budget: staffBudget,
    load: () => callAction(classConsents, { classId }),
    urgency: () => null,
  });
  const { busy, acted } = useAct(live.reload);
  const { data } = live;
  if (data === undefined) return <LiveState live={live} />;
  const waiting = data.students.filter(({ answered }) => !answered);
  const save = async (student: Student, signedOn: string, given: Purpose[]) => {
    const { studentId } = student;
    const isDone = await acted(async () => {
      await callAction(enterPaper, { studentId, signedOn, given });
      mention('记下了');
    });
    if (isDone) setChosen(null);
  };
  return (
    <>
      <View className="card">
        <View className="display">{`${data.students.length - waiting.length} / ${data.students.length}`}</View>
        <View className="sub">{`${data.className} · 已经回了的家庭。回了什么，这里不显示。`}</View>
      </View>
      {waiting.length === 0 ? (
        <Empty what="都回了" how="家长想改，随时可以在手机上改。" />
      ) : (
        <View className="card list">
          <View className="li head">还没回的</View>
          {waiting.map((student) => (
            <View key={student.studentId} className="li">
              <View className="grow">{student.name}</View>
              <Tap
                id={`paper-${student.studentId}`}
                className="btn s plain"
                label={`${student.name}，登记纸质的`}
                onTap={() => setChosen(student)}
              >
                登记纸质的
              </Tap>
            </View>
          ))}
        </View>
      )}
      {chosen === null ? null : (
        <PaperSheet
          student={chosen}
          busy={busy}
          onSave={(signedOn, given) => void save(chosen, signedOn, given)}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  );
}

export function ClassPage({ personId }: { personId: string }) {
  const live = useLive(`consent-classes.${personId}`, {
    budget: staffBudget,
    load: () => callAction(ownClasses, {}),
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  return (
    <View className="consent-stack">
      {live.data.classIds.map((classId) => (
        <ClassList key={classId} classId={classId} />
      ))}
    </View>
  );
}
