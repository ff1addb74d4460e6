/** An online lesson as its organiser makes it (T1): from a template, an earlier one, or its own parts. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { useLive } from '../../../lib/polling';
import { staffBudget } from '../../../shared/polling/plan';
import { toLocalDate } from '../../../shared/time/instant';
import { readLesson, trainingPlan } from '../../../shared/training/organiser-contracts';
import { lessonTemplates } from '../../../shared/training/templates';
import { LiveState } from '../../../ui/live-state';
import { Tap } from '../../../ui/tap';
import { LessonForm, type LessonInput } from './lesson-form';

const blank: LessonInput = {
  title: '',
  summary: '',
  parts: [{ kind: 'text', text: '' }],
  checkpoints: [],
  minMinutes: 5,
  grades: [],
  openFrom: '',
};

export function EditLesson({ personId, lessonId }: { personId: string; lessonId: string | null }) {
  const [fresh, setFresh] = useState<LessonInput | null>(null);
  const today = toLocalDate(useMinute());
  const live = useLive(`lesson-fields.${personId}.${lessonId ?? 'new'}`, {
    budget: staffBudget,
    load: async () => ({
      lesson: lessonId === null ? null : (await callAction(readLesson, { lessonId })).lesson,
      grades: (await callAction(trainingPlan, {})).grades,
    }),
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const { lesson, grades } = live.data;
  if (lesson !== null) {
    const { lessonId: _id, version, state, ...fields } = lesson;
    return <LessonForm known={{ lessonId: _id, version, state }} fields={fields} grades={grades} />;
  }
  if (fresh !== null) return <LessonForm known={null} fields={fresh} grades={grades} />;
  return (
    <View className="tr-stack">
      <View className="head">从哪里开始</View>
      <View className="card list">
        {lessonTemplates.map((template) => (
          <Tap
            key={template.title}
            className="li"
            onTap={() => setFresh({ ...template, grades: [], openFrom: today })}
          >
            <View className="grow">
              <View>{template.title}</View>
              <View className="cap">{`模板 · ${template.minMinutes} 分钟，${template.checkpoints.length} 道小题`}</View>
            </View>
          </Tap>
        ))}
        <Tap id="blank" className="li" onTap={() => setFresh({ ...blank, openFrom: today })}>
          <View className="grow">自己写一节</View>
        </Tap>
      </View>
    </View>
  );
}
