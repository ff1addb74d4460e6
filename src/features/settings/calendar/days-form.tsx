/** The school's word about a day or a stretch of days: off, or school, and whose timetable then. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMinute } from '../../../lib/clock';
import { addDays, dayOfWeek, toLocalDate } from '../../../shared/time/instant';
import { DateField } from '../../../ui/date-field';
import { LineField } from '../../../ui/line-field';
import { Segmented } from '../../../ui/segmented';
import { Tap } from '../../../ui/tap';
import type { CalendarActs, DaysWord } from './use-calendar';

const weekdayOptions = [
  { value: '1', label: '周一' },
  { value: '2', label: '周二' },
  { value: '3', label: '周三' },
  { value: '4', label: '周四' },
  { value: '5', label: '周五' },
] as const;

const saturday = 6;

function firstWord(today: string): DaysWord {
  const tomorrow = addDays(today, 1);
  return { fromDate: tomorrow, toDate: tomorrow, kind: 'off', weekday: null, note: '' };
}

export function DaysForm({ acts, onDone }: { acts: CalendarActs; onDone: () => void }) {
  const today = toLocalDate(useMinute());
  const [word, setWord] = useState(() => firstWord(today));
  const put = (patch: Partial<DaysWord>) => setWord((last) => ({ ...last, ...patch }));
  const { fromDate, toDate, kind, weekday } = word;
  const isWeekend = kind === 'school' && fromDate === toDate && dayOfWeek(fromDate) >= saturday;
  const save = async () => {
    const note = word.note.trim();
    if (await acts.setDays({ ...word, note, weekday: isWeekend ? weekday : null })) onDone();
  };
  return (
    <View className="li">
      <View className="grow rule-form">
        <Segmented
          kind="radiogroup"
          label="放假还是上课"
          options={[
            { value: 'off', label: '放假' },
            { value: 'school', label: '上课' },
          ]}
          value={kind === 'school' ? 'school' : 'off'}
          onChange={(next) => put({ kind: next })}
        />
        <View className="between rule-line">
          <View>从</View>
          <DateField
            label="从哪天"
            value={fromDate}
            from={today}
            onChange={(date) => put({ fromDate: date, toDate: toDate < date ? date : toDate })}
          />
        </View>
        <View className="between rule-line">
          <View>到</View>
          <DateField
            label="到哪天"
            value={toDate}
            from={fromDate}
            onChange={(date) => put({ toDate: date })}
          />
        </View>
        {isWeekend ? (
          <>
            <View className="sub">上哪一天的课</View>
            <Segmented
              kind="radiogroup"
              label="上哪一天的课"
              options={weekdayOptions}
              value={String(weekday ?? '') as '1'}
              onChange={(day) => put({ weekday: Number(day) })}
            />
          </>
        ) : null}
        <LineField
          id="days-note"
          className="field"
          label="为什么"
          initial=""
          placeholder="比如：寒假、运动会（可以不写）"
          maxLength={20}
          onChange={(note) => put({ note })}
        />
        <View className="acts">
          <Tap id="save-days" className="btn s" disabled={acts.busy} onTap={() => void save()}>
            保存
          </Tap>
          <Tap className="btn s plain" onTap={onDone}>
            不加了
          </Tap>
        </View>
      </View>
    </View>
  );
}
