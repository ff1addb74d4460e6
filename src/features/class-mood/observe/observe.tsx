/** 报一个观察 (W1): what a subject teacher saw, of a student or of the class → 交给班主任. */
import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { classMoodErrorTexts } from '../../../shared/class-mood/error-texts';
import { isOnlyLabel } from '../../../shared/class-mood/label-words';
import { eventKinds, longestFact, type EventKind } from '../../../shared/class-mood/model';
import { observationDesk, reportObservation } from '../../../shared/class-mood/observer-contracts';
import { eventWords } from '../../../shared/class-mood/words';
import { staffBudget } from '../../../shared/polling/plan';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { newRequestId } from '../../../lib/ids';
import { useLive } from '../../../lib/polling';
import { aria } from '../../../ui/aria';
import { LiveState } from '../../../ui/live-state';
import { Page } from '../../../ui/page';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';
import { ToggleChip } from '../parts/toggle-chip';

export const observeTitle = '报一个观察';

type Desk = OutputOf<typeof observationDesk>;

const wholeClass = '';
const shortest = 2;

interface Choice {
  classId: string | null;
  /** Null: not chosen yet; empty: the class as a whole. */
  studentId: string | null;
  kind: EventKind | null;
}

const nothing: Choice = { classId: null, studentId: null, kind: null };

function missingIn({ classId, studentId, kind }: Choice, text: string): string | null {
  if (classId === null) return '先选一个班';
  if (studentId === null) return '选一位同学，或者选全班';
  if (kind === null) return '选一下是哪方面的事';
  if (text.trim().length < shortest) return '写一句看到了什么';
  return isOnlyLabel(text) ? classMoodErrorTexts['mood-label'] : null;
}

function useReport(onDone: () => void) {
  const [choice, setChoice] = useState(nothing);
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(false);
  const text = useRef('');
  const requestId = useRef(newRequestId());
  const send = async () => {
    const missing = missingIn(choice, text.current);
    const { classId, studentId, kind } = choice;
    if (missing !== null || classId === null || kind === null) return mention(missing ?? '');
    setBusy(true);
    try {
      const about = studentId ? { studentId } : {};
      const input = { classId, ...about, kind, text: text.current.trim() };
      await callAction(reportObservation, input, { requestId: requestId.current });
      // The next one is another act.
      requestId.current = newRequestId();
      text.current = '';
      setChoice({ classId, studentId: null, kind: null });
      setRound((last) => last + 1);
      mention('已交给班主任');
      onDone();
    } catch (thrown) {
      mention(asAppError(thrown).text);
    } finally {
      setBusy(false);
    }
  };
  return { choice, setChoice, text, round, busy, send: () => void send() };
}

type Report = ReturnType<typeof useReport>;

function Chips<V extends string>(props: {
  title: string;
  options: readonly { value: V; word: string }[];
  value: V | null;
  onChoose: (value: V) => void;
}) {
  return (
    <View className="cm-part">
      <View className="sub cm-part-title">{props.title}</View>
      <View className="cm-grid" {...aria({ role: 'radiogroup', label: props.title })}>
        {props.options.map(({ value, word }) => (
          <ToggleChip
            key={value}
            role="radio"
            on={props.value === value}
            onTap={() => props.onChoose(value)}
          >
            {word}
          </ToggleChip>
        ))}
      </View>
    </View>
  );
}

function Who({ report, desk }: { report: Report; desk: Desk }) {
  const { choice, setChoice } = report;
  const chosen = desk.students.find(({ personId }) => personId === choice.studentId);
  if (chosen !== undefined)
    return (
      <View className="card row">
        <View className="grow head">{chosen.name}</View>
        <Tap className="btn s plain" onTap={() => setChoice({ ...choice, studentId: null })}>
          换一位
        </Tap>
      </View>
    );
  return (
    <Chips
      title="关于谁"
      options={[
        { value: wholeClass, word: '全班' },
        ...desk.students.map(({ personId, name }) => ({ value: personId, word: name })),
      ]}
      value={choice.studentId}
      onChoose={(studentId) => setChoice({ ...choice, studentId })}
    />
  );
}

function Mine({ mine }: { mine: Desk['mine'] }) {
  if (mine.length === 0) return null;
  return (
    <View className="card list">
      <View className="li head">这周报过的</View>
      {mine.map(({ observationId, studentName, kind, text }) => (
        <View key={observationId} className="li">
          <View className="grow">
            <View>{`${studentName ?? '全班'}：${text}`}</View>
            <View className="cap">{eventWords[kind]}</View>
          </View>
        </View>
      ))}
    </View>
  );
}

const kinds = eventKinds.map((kind) => ({ value: kind, word: eventWords[kind] }));

function Fields({
  report,
  desk,
  onClass,
}: {
  report: Report;
  desk: Desk;
  onClass: (classId: string) => void;
}) {
  const { choice, setChoice, text, round } = report;
  return (
    <>
      <Chips
        title="哪个班"
        options={desk.classes.map(({ classId, name }) => ({ value: classId, word: name }))}
        value={choice.classId}
        onChoose={onClass}
      />
      {choice.classId === null ? (
        <View className="cap cm-part-title">选好班，再选同学和看到的事。</View>
      ) : null}
      {desk.students.length === 0 ? null : <Who report={report} desk={desk} />}
      {choice.studentId === null ? null : (
        <>
          <Chips
            title="哪方面的事"
            options={kinds}
            value={choice.kind}
            onChoose={(kind) => setChoice({ ...choice, kind })}
          />
          <TextArea
            key={round}
            id="seen"
            className="field boxed"
            initial=""
            label="看到了什么"
            placeholder="写看到的事，一句就好，不写叫法和诊断"
            maxLength={longestFact}
            onChange={(words) => {
              text.current = words;
            }}
          />
          <View className="cap cm-part-title">班主任会收到一条提醒，写的内容只在表里看得到。</View>
        </>
      )}
      <Mine mine={desk.mine} />
    </>
  );
}

/** The desk of a class; while another one is asked for, its students are not shown under the new name. */
function useDesk(personId: string, classId: string | null, desks: number) {
  return useLive(`observe.${personId}`, {
    budget: staffBudget,
    again: desks,
    load: async () => {
      const desk = await callAction(observationDesk, classId === null ? {} : { classId });
      return { desk, classId };
    },
    urgency: () => null,
  });
}

function onlyClassOf(desk: Desk | undefined): string | null {
  return desk?.classes.length === 1 ? (desk.classes[0]?.classId ?? null) : null;
}

export function Observe({ personId }: { personId: string }) {
  const [desks, setDesks] = useState(0);
  const report = useReport(() => setDesks((last) => last + 1));
  const { classId } = report.choice;
  const live = useDesk(personId, classId, desks);
  const shown = live.data && {
    ...live.data.desk,
    ...(live.data.classId === classId ? {} : { students: [], mine: [] }),
  };
  const chooseClass = (chosen: string) => {
    report.setChoice({ ...nothing, classId: chosen });
    setDesks((last) => last + 1);
  };
  const only = onlyClassOf(live.data?.desk);
  useEffect(() => {
    if (only !== null && classId === null) chooseClass(only);
    // Once: whoever teaches one class need not choose it.
  }, [only]);
  return (
    <Page
      title={observeTitle}
      footer={
        <View className="bar">
          <View className="bar-in">
            <Tap id="report" className="btn grow" disabled={report.busy} onTap={report.send}>
              交给班主任
            </Tap>
          </View>
        </View>
      }
    >
      {shown === undefined ? (
        <LiveState live={live} />
      ) : shown.classes.length === 0 ? (
        <Empty what="还没有任课的班" how="课表里有了任课的班，这里就能报。" />
      ) : (
        <Fields report={report} desk={shown} onClass={chooseClass} />
      )}
    </Page>
  );
}
