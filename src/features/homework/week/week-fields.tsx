/** What a family says of the week (H3): minutes by slider, three choices each, bedtime, a word. */
import { View } from '@tarojs/components';
import {
  difficulties,
  longestRemark,
  minutesStep,
  moods,
  mostRealMinutes,
} from '../../../shared/homework/model';
import { difficultyWords, moodWords } from '../../../shared/homework/words';
import { subjectNames } from '../../../shared/people/subjects';
import { Segmented } from '../../../ui/segmented';
import { Slider } from '../../../ui/slider';
import { TextArea } from '../../../ui/text-area';
import { TimeField } from '../../../ui/time-field';
import type { WeekDraft, WeekState } from './week-draft';

interface FieldsProps {
  draft: WeekDraft;
  state: WeekState;
}

export function MinutesFields({ draft, state }: FieldsProps) {
  const { form, week } = state;
  const total = form.minutes.reduce((sum, { minutes }) => sum + minutes, 0);
  return (
    <View>
      <View className="between">
        <View className="head">这周实际写了多久</View>
        <View id="a-day" className="sub">{`每天约 ${total} 分`}</View>
      </View>
      {form.minutes.map(({ subject, minutes }) => {
        const declared = week.subjects.find((one) => one.subject === subject)?.declaredMinutes;
        return (
          <View key={subject} className="hw-row">
            <View className="hw-name">
              <View>{subjectNames[subject]}</View>
              <View className="cap">
                {declared == null ? '还没有估计' : `估计 ${Math.round(declared)} 分`}
              </View>
            </View>
            <Slider
              id={`real-${subject}`}
              label={`${subjectNames[subject]} 实际分钟`}
              value={minutes}
              step={minutesStep}
              most={mostRealMinutes}
              onChange={(next) => draft.setMinutes(subject, next)}
            />
            <View className="hw-value head">{`${minutes} 分`}</View>
          </View>
        );
      })}
    </View>
  );
}

export function ChoiceFields({ draft, state }: FieldsProps) {
  const { form } = state;
  return (
    <View>
      <View className="hw-row between">
        <View>难不难</View>
        <View className="hw-seg">
          <Segmented
            kind="radiogroup"
            label="难不难"
            options={difficulties.map((value) => ({ value, label: difficultyWords[value] }))}
            value={form.difficulty}
            onChange={(difficulty) => draft.change({ difficulty })}
          />
        </View>
      </View>
      <View className="hw-row between">
        <View>心情</View>
        <View className="hw-seg">
          <Segmented
            kind="radiogroup"
            label="写作业时的心情"
            options={moods.map((value) => ({ value, label: moodWords[value] }))}
            value={form.mood}
            onChange={(mood) => draft.change({ mood })}
          />
        </View>
      </View>
      <View className="hw-row between">
        <View>几点睡着</View>
        <TimeField
          id="bedtime"
          label="几点睡着"
          value={form.bedtime ?? '21:30'}
          onChange={(bedtime) => draft.change({ bedtime })}
        />
      </View>
      <TextArea
        id="remark"
        className="field boxed"
        initial={form.remark}
        label="还想说的"
        placeholder="还想说的，可以不写。班主任看得到，不写名字"
        maxLength={longestRemark}
        onChange={(remark) => draft.change({ remark })}
      />
    </View>
  );
}
