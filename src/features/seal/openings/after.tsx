/** What must happen afterwards (M6): the guardian at once, the student too, unless a written reason holds it back. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import type { AfterStep } from '../../../shared/seal/model';
import { recordAfter, type OpeningView } from '../../../shared/seal/opening-contracts';
import { dayText, momentText } from '../../../shared/messages/due-text';
import { Icon } from '../../../ui/icon';
import { Tap } from '../../../ui/tap';
import { stepWords } from '../opening-words';
import { ReasonForm } from '../reason-form';
import { useActing } from '../use-acting';

type Noted = OpeningView['guardian'];

const placeholders: Record<AfterStep, string> = {
  'guardian-told': '谁、怎么告诉的，比如“班主任电话告诉了妈妈”',
  'guardian-held': '为什么判断危险来自家里，报告了谁',
  'student-told': '怎么说的，一句话就好',
  'student-held': '为什么先不说，七天后会请您再看一次',
};

interface AfterProps {
  opening: OpeningView;
  nowMs: number;
  onChanged: () => void;
}

interface LineProps {
  what: string;
  noted: Noted;
  nowMs: number;
  ofColleague: boolean;
}

function Line({ what, noted, nowMs, ofColleague }: LineProps) {
  return (
    <View className="row">
      <Icon name={noted === null ? 'clock' : 'kept'} size="s" />
      <View className="grow">
        <View>{noted === null ? what : stepWords(noted.step, ofColleague)}</View>
        {noted === null ? null : (
          <View className="cap">
            {noted.byName} · {momentText(noted.atMs, nowMs)} · {noted.note}
          </View>
        )}
      </View>
    </View>
  );
}

/** What the child said is reason enough (W9). */
const familyNote = '孩子说这件事和家里人有关';

const choicesFor = ({ guardian, student, aboutFamily, ofColleague }: OpeningView): AfterStep[] => [
  ...(guardian === null && !aboutFamily && !ofColleague ? (['guardian-told'] as const) : []),
  ...(guardian === null && !ofColleague ? (['guardian-held'] as const) : []),
  ...(student?.step === 'student-told' ? [] : (['student-told'] as const)),
  ...(student === null ? (['student-held'] as const) : []),
];

export function After({ opening, nowMs, onChanged }: AfterProps) {
  const acting = useActing();
  const [step, setStep] = useState<AfterStep | null>(null);
  const { openingId, guardian, student, reviewAtMs, aboutFamily, ofColleague } = opening;
  const record = async (chosen: AfterStep, note: string) => {
    const input = { openingId, step: chosen, note };
    const done = await acting.run(() => callAction(recordAfter, input));
    if (done === undefined) return;
    setStep(null);
    onChanged();
  };
  return (
    <View className="se-stack">
      <View className="head">接下来</View>
      {ofColleague ? (
        <View className="sub">先打 110 或 120，说清在哪里；不经过学校的领导。</View>
      ) : (
        <Line
          what={
            aboutFamily
              ? '孩子说和家里人有关：先不告诉监护人，向公安和教育部门报告'
              : '马上告诉监护人，除非危险来自家里'
          }
          noted={guardian}
          nowMs={nowMs}
          ofColleague={false}
        />
      )}
      <Line
        what={ofColleague ? '在对话里告诉本人' : '在对话里告诉学生'}
        noted={student}
        nowMs={nowMs}
        ofColleague={ofColleague}
      />
      {reviewAtMs === null ? null : (
        <View className="sub">
          {dayText(reviewAtMs, nowMs)}再看一次，能说了就告诉{ofColleague ? '本人' : '学生'}。
        </View>
      )}
      {step === null ? (
        <View className="wrap">
          {choicesFor(opening).map((choice) => (
            <Tap key={choice} id={choice} className="btn s soft" onTap={() => setStep(choice)}>
              {stepWords(choice, ofColleague)}
            </Tap>
          ))}
        </View>
      ) : (
        <ReasonForm
          id={`record-${openingId}`}
          label={stepWords(step, ofColleague)}
          placeholder={placeholders[step]}
          word="记下"
          busy={acting.busy}
          initial={step === 'guardian-held' && aboutFamily ? familyNote : ''}
          onSend={(note) => void record(step, note)}
          onDrop={() => setStep(null)}
        />
      )}
    </View>
  );
}
