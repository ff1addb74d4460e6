/** 各班周表 (W1): the week of the school as it comes in, and the term as a strip. Leaders see sums only. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { moods } from '../../../shared/class-mood/model';
import { weekOverview, type ClassRow } from '../../../shared/class-mood/overview-contracts';
import { unsettledOf } from '../../../shared/class-mood/state';
import { moodWords } from '../../../shared/class-mood/words';
import { studentBudget } from '../../../shared/polling/plan';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { shareWords, weekDates, weekWords } from '../class-words';
import { DueText } from '../parts/due-text';
import { ClassRows } from './class-rows';
import { ClassSheet } from './class-sheet';
import { HeatStrip, weekSentences } from './heat-strip';

type Overview = OutputOf<typeof weekOverview>;

function Figure({ word, value }: { word: string; value: number }) {
  return (
    <View>
      <View className="title">{value}</View>
      <View className="cap">{word}</View>
    </View>
  );
}

interface Choosing {
  week: Overview;
  onChoose: (monday: string) => void;
}

/** The week before and the one after, as far as the strip goes. */
function Neighbours({ week, onChoose }: Choosing) {
  const mondays = week.strip.map(({ monday }) => monday);
  const before = mondays.filter((monday) => monday < week.monday).at(-1);
  const after = mondays.find((monday) => monday > week.monday);
  const step = (id: string, word: string, monday: string) => (
    <Tap id={id} className="hide bare" onTap={() => onChoose(monday)}>
      {word}
    </Tap>
  );
  return (
    <View className="row g8">
      {before === undefined ? null : step('week-before', '上一周', before)}
      {after === undefined ? null : step('week-after', '下一周', after)}
    </View>
  );
}

function FiguresCard({ week, onChoose }: Choosing) {
  const { figures, dueAtMs } = week;
  return (
    <View className="card">
      <View className="between">
        <View className="head">{weekWords(week.monday, week.weekNumber)}</View>
        <Neighbours week={week} onChoose={onChoose} />
      </View>
      <View className="cap">{weekDates(week.monday)}</View>
      {dueAtMs === null ? null : (
        <View className="cap">
          <DueText dueAtMs={dueAtMs} />
        </View>
      )}
      <View className="cm-figures">
        <Figure word="已交" value={figures.submitted} />
        <Figure word="迟交" value={figures.late} />
        <Figure word="没交" value={figures.missing} />
        <Figure word="还没到时间" value={figures.open} />
      </View>
      <View className="cap cm-gap">{`${figures.owed} 个班要交。没交就是没交，不当作无异常。`}</View>
    </View>
  );
}

function SumsCard({ week }: { week: Overview }) {
  if (week.sums === null) {
    return (
      <View className="card">
        <View className="head">全校的数字</View>
        <View className="sub">
          一周过完才合计，而且至少要有 5 个班在那一周里交了。这样谁也看不出是哪个班。
        </View>
      </View>
    );
  }
  const { counted, counts, concerns } = week.sums;
  if (counted === 0) return null;
  const named = concerns.none + concerns.yellow + concerns.orange + concerns.red;
  const parts = moods.map((mood) => `${moodWords[mood].word} ${counts[mood]}`);
  return (
    <View className="card">
      <View className="head">交了的班</View>
      <View className="sub">{`不太平稳：${shareWords(unsettledOf(counts), counted)}`}</View>
      <View className="sub">{parts.join(' · ')}</View>
      <View className="sub">
        {named === 0
          ? '没有特别要关心的学生'
          : `要关心的学生 ${named} 人：建议红 ${concerns.red}、橙 ${concerns.orange}、黄 ${concerns.yellow}、未定 ${concerns.none}`}
      </View>
    </View>
  );
}

function StripCard({ week }: { week: Overview }) {
  const { strip, monday } = week;
  const chosen = strip.find((one) => one.monday === monday);
  if (strip.length === 0) return null;
  return (
    <View className="card">
      <View className="between">
        <View className="head">这学期</View>
        <View className="cap">颜色越浓，不太平稳的人越多</View>
      </View>
      <HeatStrip strip={strip} monday={monday} />
      {(chosen === undefined ? ['这一周不用交。'] : weekSentences(chosen)).map((sentence) => (
        <View key={sentence} className="cap">
          {sentence}
        </View>
      ))}
    </View>
  );
}

/** Classes of a leader's page carry no figures: states only. */
function Classes({ week, onOpen }: { week: Overview; onOpen: (row: ClassRow) => void }) {
  if (week.dueAtMs === null)
    return <Empty what="这周不用交表" how="没有上课，或者学校还没有开始。没有班欠着。" />;
  return <ClassRows rows={week.classes} onOpen={onOpen} />;
}

/** Which week is shown; another one is asked for at once, and the one before stays until it is there. */
function useWeek(personId: string) {
  const [asked, setAsked] = useState<{ monday: string | null; round: number }>({
    monday: null,
    round: 0,
  });
  const live = useLive(`mood-week.${personId}`, {
    // Forms come in over hours: once a minute is at once.
    budget: studentBudget,
    again: asked.round,
    load: () => callAction(weekOverview, asked.monday === null ? {} : { monday: asked.monday }),
    urgency: () => 'waiting',
  });
  const choose = (monday: string) => setAsked(({ round }) => ({ monday, round: round + 1 }));
  return { live, choose };
}

export function Week({ personId }: { personId: string }) {
  const { live, choose } = useWeek(personId);
  const [row, setRow] = useState<ClassRow | null>(null);
  if (live.data === undefined) return <LiveState live={live} />;
  const { monday, strip } = live.data;
  return (
    <>
      <FiguresCard week={live.data} onChoose={choose} />
      <StripCard week={live.data} />
      <SumsCard week={live.data} />
      <Classes week={live.data} onOpen={setRow} />
      {row === null ? null : (
        <ClassSheet row={row} monday={monday} strip={strip} onClose={() => setRow(null)} />
      )}
    </>
  );
}
