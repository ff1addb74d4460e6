/** A term's name and days. Of one that has begun the first day stays. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMinute } from '../../../lib/clock';
import { addDays, toLocalDate } from '../../../shared/time/instant';
import { DateField } from '../../../ui/date-field';
import { LineField } from '../../../ui/line-field';
import { Tap } from '../../../ui/tap';
import type { CalendarActs, Term } from './use-calendar';

interface TermFormProps {
  term: Term | null;
  acts: CalendarActs;
  onDone: () => void;
}

const termDays = 130;

export function TermForm({ term, acts, onDone }: TermFormProps) {
  const today = toLocalDate(useMinute());
  const [name, setName] = useState(term?.name ?? '');
  const [startDate, setStart] = useState(term?.startDate ?? today);
  const [endDate, setEnd] = useState(term?.endDate ?? addDays(today, termDays));
  const problem =
    name.trim() === '' ? '先写名字' : endDate <= startDate ? '结束要在开始之后' : null;
  const save = async () => {
    const termId = term?.termId ?? null;
    if (await acts.saveTerm({ termId, name: name.trim(), startDate, endDate })) onDone();
  };
  return (
    <View className="li">
      <View className="grow rule-form">
        <LineField
          id="term-name"
          className="field"
          label="学期的名字"
          initial={name}
          placeholder="比如：2026–2027 学年第二学期"
          maxLength={20}
          onChange={setName}
        />
        <View className="between rule-line">
          <View>开始</View>
          {term?.hasBegun === true ? (
            <View className="sub">{`${startDate}，已经开学`}</View>
          ) : (
            <DateField label="开始" value={startDate} from={today} onChange={setStart} />
          )}
        </View>
        <View className="between rule-line">
          <View>结束</View>
          <DateField label="结束" value={endDate} from={today} onChange={setEnd} />
        </View>
        <View className="acts">
          <Tap
            id="save-term"
            className="btn s"
            disabled={acts.busy || problem !== null}
            onTap={() => void save()}
          >
            {problem ?? '保存'}
          </Tap>
          <Tap className="btn s plain" onTap={onDone}>
            不改了
          </Tap>
        </View>
      </View>
    </View>
  );
}
