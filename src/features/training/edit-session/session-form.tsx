/** The fields of a session; publishing says so, calling off asks for a reason that families read. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { InputOf } from '../../../shared/action/contract';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { mention } from '../../../lib/confirm';
import { newRequestId } from '../../../lib/ids';
import { toLocalDate } from '../../../shared/time/instant';
import { cancelSession, saveSession } from '../../../shared/training/organiser-contracts';
import type { PlannedSession } from '../../../shared/training/views';
import { DateField } from '../../../ui/date-field';
import { LineField } from '../../../ui/line-field';
import { Tap } from '../../../ui/tap';
import { TimeField } from '../../../ui/time-field';
import { FormRow } from '../parts/form-row';
import { GradeChoice } from '../parts/grade-choice';
import { ReasonField } from '../parts/reason-field';
import { useAct } from '../../../lib/use-act';

export type SessionFields = Omit<InputOf<typeof saveSession>, 'sessionId' | 'version' | 'publish'>;

interface SessionFormProps {
  known: PlannedSession | null;
  fields: SessionFields;
  grades: readonly number[];
}

const back = () => void Taro.navigateBack();

function problemOf({ title, place, capacity, start, end }: SessionFields): string | null {
  if (title.trim() === '') return '写个题目';
  if (place.trim() === '') return '写上地点';
  if (start >= end) return '结束要晚于开始';
  return Number.isInteger(capacity) && capacity >= 1 && capacity <= 500 ? null : '座位写 1 到 500';
}

export function SessionForm({ known, fields: initial, grades }: SessionFormProps) {
  const [fields, setFields] = useState(initial);
  // One form is one act, however often its button is tapped.
  const [requestId] = useState(newRequestId);
  const [asks, setAsks] = useState(false);
  const today = toLocalDate(useMinute());
  const { busy, acted } = useAct(() => undefined);
  const change = (part: Partial<SessionFields>) => setFields((last) => ({ ...last, ...part }));
  const problem = problemOf(fields);
  const isOut = known?.state === 'published';
  const save = async (publish: boolean) => {
    const input = {
      sessionId: known?.sessionId ?? null,
      version: known?.version ?? 0,
      publish,
      ...fields,
    };
    const done = await acted(() => callAction(saveSession, input, { requestId }));
    if (!done) return;
    mention(publish ? '发布了，家长能看到' : '草稿存好了');
    back();
  };
  const callOff = async (reason: string) => {
    const input = { sessionId: known?.sessionId ?? '', reason };
    if (!(await acted(() => callAction(cancelSession, input)))) return;
    mention('取消了，会告诉报名的家长');
    back();
  };
  return (
    <View className="tr-stack">
      <Fields fields={fields} today={today} onChange={change} />
      <View className="card tr-stack">
        <View className="sub">给哪些年级</View>
        <GradeChoice
          grades={grades}
          chosen={fields.grades}
          onChange={(chosen) => change({ grades: chosen })}
        />
      </View>
      {isOut ? <View className="cap">改了时间或地点，会告诉报名和排队的家长。</View> : null}
      <Tap
        id="publish"
        className="btn wide"
        disabled={busy || problem !== null}
        onTap={() => void save(true)}
      >
        {problem ?? (isOut ? '保存' : '发布')}
      </Tap>
      {isOut ? null : (
        <Tap
          id="keep-draft"
          className="btn plain wide"
          disabled={busy || problem !== null}
          onTap={() => void save(false)}
        >
          先存草稿
        </Tap>
      )}
      {!isOut || asks ? null : (
        <Tap id="call-off" className="btn plain wide" onTap={() => setAsks(true)}>
          取消这一场
        </Tap>
      )}
      {asks ? (
        <ReasonField
          label="取消的原因"
          placeholder="家长会看到，比如：讲师生病了，改到下个月"
          word="取消这一场，通知家长"
          busy={busy}
          onSend={(reason) => void callOff(reason)}
        />
      ) : null}
    </View>
  );
}

interface FieldsProps {
  fields: SessionFields;
  today: string;
  onChange: (part: Partial<SessionFields>) => void;
}

function Fields({ fields, today, onChange }: FieldsProps) {
  const line = (key: 'title' | 'speaker' | 'place' | 'arrival', label: string, most: number) => (
    <FormRow label={label}>
      <LineField
        id={key}
        label={label}
        initial={fields[key]}
        maxLength={most}
        onChange={(text) => onChange({ [key]: text })}
      />
    </FormRow>
  );
  return (
    <View className="card tr-stack">
      {line('title', '题目', 40)}
      {line('speaker', '主讲（可以不写）', 40)}
      {line('place', '地点', 40)}
      {line('arrival', '怎么进来（可以不写）', 60)}
      <FormRow label="哪天，几点到几点">
        <View className="wrap">
          <DateField
            label="哪天"
            value={fields.date}
            from={today}
            onChange={(date) => onChange({ date })}
          />
          <TimeField label="开始" value={fields.start} onChange={(start) => onChange({ start })} />
          <TimeField label="结束" value={fields.end} onChange={(end) => onChange({ end })} />
        </View>
      </FormRow>
      <FormRow label="座位">
        <LineField
          id="capacity"
          className="line-field short"
          label="座位"
          initial={String(fields.capacity)}
          maxLength={3}
          numeric
          onChange={(text) => onChange({ capacity: Number(text) })}
        />
      </FormRow>
    </View>
  );
}
