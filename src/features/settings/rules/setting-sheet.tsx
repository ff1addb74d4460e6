/** One figure: what it does, another value from a day on, what is to come and what held before. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMinute } from '../../../lib/clock';
import { addDays, toLocalDate } from '../../../shared/time/instant';
import { DateField } from '../../../ui/date-field';
import { Segmented } from '../../../ui/segmented';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { dayWords, valueWords, whoWords, type Setting, type SettingValue } from '../words';
import type { RuleActs } from './use-rules';
import { ValueField } from './value-field';

interface SheetProps {
  setting: Setting;
  acts: RuleActs;
  onClose: () => void;
}

function From(props: { today: string; date: string; onChange: (date: string) => void }) {
  const { today, date, onChange } = props;
  const isToday = date === today;
  return (
    <>
      <Segmented
        kind="radiogroup"
        label="从哪天起"
        options={[
          { value: 'today', label: '今天起' },
          { value: 'later', label: '选一天' },
        ]}
        value={isToday ? 'today' : 'later'}
        onChange={(when) => onChange(when === 'today' ? today : addDays(today, 1))}
      />
      {isToday ? null : (
        <View className="between rule-line">
          <View>从这天起</View>
          <DateField label="从哪天起" value={date} from={addDays(today, 1)} onChange={onChange} />
        </View>
      )}
    </>
  );
}

function Change({ setting, acts, onClose }: SheetProps) {
  const today = toLocalDate(useMinute());
  const [value, setValue] = useState<SettingValue | null>(setting.value);
  const [date, setDate] = useState(today);
  const isSame = date === today && value === setting.value;
  const save = async () => {
    if (value !== null && (await acts.change(setting, value, date))) onClose();
  };
  return (
    <>
      <ValueField setting={setting} value={value} onChange={setValue} />
      <From today={today} date={date} onChange={setDate} />
      <Tap
        id="save-rule"
        className="btn wide"
        disabled={acts.busy || value === null || isSame}
        onTap={() => void save()}
      >
        {isSame ? '还没有改' : value === null ? '先填一个范围里的数' : '就这样改'}
      </Tap>
    </>
  );
}

function Coming({ setting, acts }: Pick<SheetProps, 'setting' | 'acts'>) {
  const today = toLocalDate(useMinute());
  return (
    <>
      {setting.coming.map(({ value, fromDate }) => (
        <View key={fromDate} className="between rule-line">
          <View>{`${dayWords(fromDate, today)}起 ${valueWords(setting, value)}`}</View>
          {setting.mayChange ? (
            <Tap
              id={`withdraw-${fromDate}`}
              className="btn s plain"
              label={`取消${dayWords(fromDate, today)}起的改动`}
              disabled={acts.busy}
              onTap={() => void acts.withdraw(setting, fromDate)}
            >
              取消
            </Tap>
          ) : null}
        </View>
      ))}
    </>
  );
}

function historyWords({ past, standard, ...setting }: Setting, today: string): string {
  const earlier = past.map(
    ({ value, fromDate }) =>
      `${dayWords(fromDate, today)}起 ${valueWords({ ...setting, past, standard }, value)}`,
  );
  return [...earlier, `一开始 ${valueWords({ ...setting, past, standard }, standard)}`].join('；');
}

export function SettingSheet(props: SheetProps) {
  const { setting, onClose } = props;
  const today = toLocalDate(useMinute());
  return (
    <Sheet title={setting.name} onClose={onClose}>
      <View className="rule-sheet">
        <View className="sub">{setting.hint}</View>
        <View className="between rule-line">
          <View>现在</View>
          <View className="head">{valueWords(setting, setting.value)}</View>
        </View>
        <Coming {...props} />
        {setting.mayChange ? (
          <Change key={`${setting.value}`} {...props} />
        ) : (
          <View className="cap">{`这一条由${whoWords(setting.changedBy)}来改。`}</View>
        )}
        <View className="cap">{`以前：${historyWords(setting, today)}`}</View>
      </View>
    </Sheet>
  );
}
