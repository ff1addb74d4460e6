/** One day that is not like every week (B1): open, with its own hours, or not, with a reason; both can be undone. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { dateText, rangeText } from '../../../shared/bookings/words';
import { Segmented } from '../../../ui/segmented';
import { Tap } from '../../../ui/tap';
import { ReasonField } from '../../../ui/reason-field';
import { isDayOff, isThere, kindWords, ownWindows, windowsOf, type Day } from './day-facts';
import { areWhole, PatternRow, type Window } from './pattern-row';
import type { Hours, HoursActs } from './use-hours';

interface DayPanelProps {
  hours: Hours;
  day: Day;
  busy: boolean;
  acts: HoursActs;
}

/** A first proposal for a day off. */
const morning: Window = { start: '09:00', end: '11:00' };

function factsOf(hours: Hours, day: Day): string {
  const kind = kindWords[day.kind] === '' ? '上学日' : kindWords[day.kind];
  const when = isThere(hours, day) ? windowsOf(hours, day).map(rangeText).join('、') : '现在不开放';
  const talks = day.booked === 0 ? '' : `约了 ${day.booked} 个`;
  return [kind, when, talks].filter((part) => part !== '').join(' · ');
}

function OpenDay({ hours, day, busy, acts }: DayPanelProps) {
  const usual = isDayOff(day) ? morning : hours.hours;
  const [windows, setWindows] = useState(() => {
    const known = windowsOf(hours, day);
    return known.length === 0 ? [usual] : known;
  });
  const isWhole = areWhole(windows) && windows.length > 0;
  const word = isThere(hours, day) ? '只改这一天' : '这天开放';
  const isOwn = ownWindows(hours, day.date) !== null && !isDayOff(day);
  return (
    <>
      <PatternRow
        short="时间"
        name={dateText(day.date)}
        windows={windows}
        usual={usual}
        onChange={setWindows}
      />
      <View className="cap">
        {isDayOff(day) ? '放假的日子，只有这样开放了学生才约得到。' : '这天已经约好的不会变。'}
      </View>
      <View className="acts">
        <Tap
          id="save-day"
          className="btn s"
          disabled={busy || !isWhole}
          onTap={() => acts.openDay(day.date, windows)}
        >
          {isWhole ? word : '写好从几点到几点'}
        </Tap>
        {isOwn && !day.closed ? (
          <Tap className="btn s plain" disabled={busy} onTap={() => acts.likeEveryWeek(day.date)}>
            和每周一样
          </Tap>
        ) : null}
      </View>
    </>
  );
}

function ShutDay({ hours, day, busy, acts }: DayPanelProps) {
  if (day.closed)
    return (
      <>
        <View className="sub">这天不开放了。待调整的预约，要学生自己再选时间。</View>
        <View className="acts">
          <Tap
            id="reopen-day"
            className="btn s soft"
            disabled={busy}
            onTap={() => acts.reopen(day.date)}
          >
            恢复这一天
          </Tap>
        </View>
      </>
    );
  if (!isThere(hours, day) && day.booked === 0)
    return <View className="sub">这天本来就不开放，不用做什么。</View>;
  return (
    <>
      <View className="sub">
        {day.booked === 0
          ? '这天还没有人约。'
          : `约好的 ${day.booked} 个会变成待调整，并通知学生再选时间。`}
      </View>
      <ReasonField
        id={day.date}
        label="不开放的原因"
        placeholder="比如：外出培训。只留在记录里，学生看不到"
        word="这天不开放"
        busy={busy}
        onSend={(reason) => acts.close(day, reason)}
      />
    </>
  );
}

const choices = [
  { value: 'open', label: '这天开放' },
  { value: 'shut', label: '这天不开放' },
] as const;

export function DayPanel(props: DayPanelProps) {
  const { hours, day } = props;
  const [choice, setChoice] = useState<'open' | 'shut'>(isThere(hours, day) ? 'open' : 'shut');
  return (
    <View className="day-panel">
      <View className="b">{dateText(day.date)}</View>
      <View className="sub">{factsOf(hours, day)}</View>
      <Segmented
        kind="radiogroup"
        label={`${dateText(day.date)}开放吗`}
        options={choices}
        value={choice}
        onChange={setChoice}
      />
      {choice === 'open' ? <OpenDay {...props} /> : <ShutDay {...props} />}
    </View>
  );
}
