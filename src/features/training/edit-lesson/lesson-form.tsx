/** The fields of an online lesson; publishing says so. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { InputOf } from '../../../shared/action/contract';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { mention } from '../../../lib/confirm';
import { newRequestId } from '../../../lib/ids';
import { toLocalDate } from '../../../shared/time/instant';
import type { LessonState } from '../../../shared/training/model';
import { saveLesson } from '../../../shared/training/organiser-contracts';
import { DateField } from '../../../ui/date-field';
import { LineField } from '../../../ui/line-field';
import { Tap } from '../../../ui/tap';
import { FormRow } from '../parts/form-row';
import { GradeChoice } from '../parts/grade-choice';
import { useAct } from '../../../lib/use-act';
import { CheckpointFields } from './checkpoint-fields';
import { PartFields } from './part-fields';

export type LessonInput = Omit<InputOf<typeof saveLesson>, 'lessonId' | 'version' | 'state'>;

interface LessonFormProps {
  known: { lessonId: string; version: number; state: LessonState } | null;
  fields: LessonInput;
  grades: readonly number[];
}

function problemOf({ title, parts, checkpoints, minMinutes }: LessonInput): string | null {
  if (title.trim() === '') return '写个题目';
  const isWhole = parts.every((part) =>
    part.kind === 'text'
      ? part.text.trim() !== ''
      : part.says.trim() !== '' && /^(https:\/\/|data:image\/)/.test(part.address),
  );
  if (parts.length === 0 || !isWhole) return '内容还没写完（地址要以 https:// 开头）';
  const isAsked = checkpoints.every(
    ({ question, choices, why }) =>
      question.trim() !== '' &&
      why.trim() !== '' &&
      choices.every((choice) => choice.trim() !== ''),
  );
  if (!isAsked) return '小题还没写完';
  return Number.isInteger(minMinutes) && minMinutes >= 1 && minMinutes <= 60
    ? null
    : '分钟写 1 到 60';
}

export function LessonForm({ known, fields: initial, grades }: LessonFormProps) {
  const [fields, setFields] = useState(initial);
  const [requestId] = useState(newRequestId);
  const today = toLocalDate(useMinute());
  const { busy, acted } = useAct(() => undefined);
  const change = (part: Partial<LessonInput>) => setFields((last) => ({ ...last, ...part }));
  const problem = problemOf(fields);
  const isOut = known?.state === 'published';
  const save = async (state: LessonState) => {
    const { lessonId = null, version = 0 } = known ?? {};
    const input = { lessonId, version, state, ...fields };
    if (!(await acted(() => callAction(saveLesson, input, { requestId })))) return;
    mention(state === 'published' ? '发布了，家长能看到' : '草稿存好了');
    void Taro.navigateBack();
  };
  return (
    <View className="tr-stack">
      <View className="card tr-stack">
        <FormRow label="题目">
          <LineField
            id="title"
            label="题目"
            initial={fields.title}
            maxLength={40}
            onChange={(title) => change({ title })}
          />
        </FormRow>
        <FormRow label="一句话介绍（可以不写）">
          <LineField
            id="summary"
            label="一句话介绍"
            initial={fields.summary}
            maxLength={60}
            onChange={(summary) => change({ summary })}
          />
        </FormRow>
        <FormRow label="至少看几分钟">
          <LineField
            id="minutes"
            className="line-field short"
            label="至少看几分钟"
            initial={String(fields.minMinutes)}
            maxLength={2}
            numeric
            onChange={(text) => change({ minMinutes: Number(text) })}
          />
        </FormRow>
        <FormRow label="哪天起能看">
          <DateField
            label="哪天起能看"
            value={fields.openFrom}
            from={today}
            onChange={(openFrom) => change({ openFrom })}
          />
        </FormRow>
        <View className="sub">给哪些年级</View>
        <GradeChoice
          grades={grades}
          chosen={fields.grades}
          onChange={(chosen) => change({ grades: chosen })}
        />
      </View>
      <PartFields parts={fields.parts} onChange={(parts) => change({ parts })} />
      <CheckpointFields
        checkpoints={fields.checkpoints}
        onChange={(checkpoints) => change({ checkpoints })}
      />
      <Tap
        id="publish"
        className="btn wide"
        disabled={busy || problem !== null}
        onTap={() => void save('published')}
      >
        {problem ?? (isOut ? '保存' : '发布')}
      </Tap>
      <Tap
        id="keep-draft"
        className="btn plain wide"
        disabled={busy || problem !== null}
        onTap={() => void save('draft')}
      >
        {isOut ? '收回成草稿' : '先存草稿'}
      </Tap>
    </View>
  );
}
