/** 学期和校历: the terms, and the school's own word about days; everything else follows the national calendar. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMinute } from '../../../lib/clock';
import { stretchesOf, type Stretch } from '../../../shared/settings/stretches';
import { toLocalDate } from '../../../shared/time/instant';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { dayWords } from '../words';
import { DaysForm } from './days-form';
import { TermForm } from './term-form';
import { useCalendar, type Calendar, type CalendarActs, type Term } from './use-calendar';

interface Part {
  calendar: Calendar;
  acts: CalendarActs;
}

function termState({ startDate, endDate }: Term, today: string): string {
  if (endDate < today) return '已经结束';
  return startDate <= today ? '正在进行' : '还没开始';
}

function TermRow({
  term,
  acts,
  mayChange,
}: {
  term: Term;
  acts: CalendarActs;
  mayChange: boolean;
}) {
  const today = toLocalDate(useMinute());
  const [isOpen, setOpen] = useState(false);
  const { name, startDate, endDate, termId } = term;
  return (
    <>
      <View className="li">
        <View className="grow">
          <View>{name}</View>
          <View className="cap">
            {`${dayWords(startDate, today)} – ${dayWords(endDate, today)} · ${termState(term, today)}`}
          </View>
        </View>
        {mayChange && endDate >= today && !isOpen ? (
          <Tap
            id={`term-${termId}`}
            className="btn s plain"
            label={`改${name}`}
            onTap={() => setOpen(true)}
          >
            改
          </Tap>
        ) : null}
      </View>
      {isOpen ? <TermForm term={term} acts={acts} onDone={() => setOpen(false)} /> : null}
    </>
  );
}

function Terms({ calendar, acts }: Part) {
  const today = toLocalDate(useMinute());
  const [isAdding, setAdding] = useState(false);
  // Of what is over the last term is enough.
  const over = calendar.terms.filter(({ endDate }) => endDate < today);
  const shown = calendar.terms.filter((term) => !over.slice(0, -1).includes(term));
  return (
    <View className="card list">
      <View className="li head">学期</View>
      {shown.map((term) => (
        <TermRow key={term.termId} term={term} acts={acts} mayChange={calendar.mayChange} />
      ))}
      {calendar.terms.length === 0 ? (
        <View className="li sub">还没有学期。加上以后，每学期的次数才有得数。</View>
      ) : null}
      {!calendar.mayChange ? null : isAdding ? (
        <TermForm term={null} acts={acts} onDone={() => setAdding(false)} />
      ) : (
        <Tap id="new-term" className="li" onTap={() => setAdding(true)}>
          <View className="brand-text">加一个学期</View>
        </Tap>
      )}
    </View>
  );
}

function stretchDays({ fromDate, toDate }: Stretch, today: string): string {
  const first = dayWords(fromDate, today);
  return fromDate === toDate ? first : `${first} – ${dayWords(toDate, today)}`;
}

const weekdays = ['', '周一', '周二', '周三', '周四', '周五'];

function stretchWords({ kind, note, weekday }: Stretch): string {
  const what = kind === 'off' ? '放假' : '上课';
  const table = weekday === null ? '' : `，按${weekdays[weekday]}的课`;
  return note === '' ? `${what}${table}` : `${what} · ${note}${table}`;
}

function Days({ calendar, acts }: Part) {
  const today = toLocalDate(useMinute());
  const [isAdding, setAdding] = useState(false);
  const stretches = stretchesOf(calendar.days).filter(({ toDate }) => toDate >= today);
  const clear = ({ fromDate, toDate }: Stretch) =>
    acts.setDays({
      fromDate: fromDate < today ? today : fromDate,
      toDate,
      kind: 'as-everywhere',
      weekday: null,
      note: '',
    });
  return (
    <View className="card list">
      <View className="li">
        <View className="grow">
          <View className="head">学校自己的安排</View>
          <View className="cap">法定节假日和调休不用填，已经在里面了</View>
        </View>
      </View>
      {stretches.map((stretch) => (
        <View key={stretch.fromDate} className="li">
          <View className="grow">
            <View>{stretchDays(stretch, today)}</View>
            <View className="cap">{stretchWords(stretch)}</View>
          </View>
          {calendar.mayChange ? (
            <Tap
              id={`clear-${stretch.fromDate}`}
              className="btn s plain"
              label={`${stretchDays(stretch, today)}，去掉这段安排`}
              disabled={acts.busy}
              onTap={() => void clear(stretch)}
            >
              去掉
            </Tap>
          ) : null}
        </View>
      ))}
      {stretches.length === 0 ? <View className="li sub">后面没有特别的安排。</View> : null}
      {!calendar.mayChange ? null : isAdding ? (
        <DaysForm acts={acts} onDone={() => setAdding(false)} />
      ) : (
        <Tap id="new-days" className="li" onTap={() => setAdding(true)}>
          <View className="brand-text">加一段安排</View>
        </Tap>
      )}
    </View>
  );
}

export function CalendarPage({ personId }: { personId: string }) {
  const { live, ...acts } = useCalendar(personId);
  const { data } = live;
  if (data === undefined) return <LiveState live={live} />;
  return (
    <View className="rule-stack">
      <Terms calendar={data} acts={acts} />
      <Days calendar={data} acts={acts} />
      {data.mayChange ? null : <Empty what="这里只能看" how="学期和校历由管理员来改。" />}
    </View>
  );
}
