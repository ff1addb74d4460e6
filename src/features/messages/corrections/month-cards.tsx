/** This month beside the month before: what was judged red and how much of it wrongly, and what was missed. */
import { View } from '@tarojs/components';
import { lengthWords } from '../kind-words';
import { Bar, type Tone } from './bar';
import type { Month } from './months';
import { monthName } from './months';

interface BarsProps {
  tone: Tone;
  unit: string;
  rows: readonly { month: string; whole: number; part?: number }[];
}

function Bars({ tone, unit, rows }: BarsProps) {
  const most = Math.max(...rows.map(({ whole }) => whole));
  return (
    <View className="co-rows">
      {rows.map(({ month, whole, part = 0 }) => (
        <View key={month} className="co-row">
          <View className="sub co-name">{monthName(month)}</View>
          <Bar tone={tone} whole={whole} part={part} most={most} />
          <View className="sub co-figure">{`${whole} ${unit}`}</View>
        </View>
      ))}
    </View>
  );
}

function redWords({ red, redLowered }: Month): string {
  if (red === 0) return '这个月还没有判红的留言。';
  if (redLowered === 0) return `这个月判红 ${red} 条，没有一条被改轻。`;
  return `这个月判红 ${red} 条，其中 ${redLowered} 条老师看过，说是看重了。`;
}

export function RedCard({ now, before }: { now: Month; before: Month }) {
  const rows = [now, before].map(({ month, red, redLowered }) => ({
    month,
    whole: red,
    part: redLowered,
  }));
  const others = now.lowered - now.redLowered;
  return (
    <View className="card">
      <View className="head">看重了吗</View>
      <View className="sub">{redWords(now)}</View>
      <Bars tone="red" unit="条" rows={rows} />
      <View className="co-legend" aria-hidden>
        <View className="co-swatch co-red" />
        <View className="cap">判红</View>
        <View className="co-swatch co-part" />
        <View className="cap">其中被改轻的</View>
      </View>
      {others === 0 ? null : (
        <View className="cap">{`判橙、判黄又被改轻的，还有 ${others} 条。`}</View>
      )}
    </View>
  );
}

function missedWords({ raised, lengths }: Month): string {
  if (raised === 0) return '这个月没有老师要往重里改。';
  const parts = lengths.map(({ length, raised: some }) => `${lengthWords[length]} ${some} 段`);
  return `这个月老师往重里改了 ${raised} 段话：${parts.join('，')}。`;
}

export function MissedCard({ now, before }: { now: Month; before: Month }) {
  const rows = [now, before].map(({ month, raised }) => ({ month, whole: raised }));
  return (
    <View className="card">
      <View className="head">没看出来的</View>
      <View className="sub">{missedWords(now)}</View>
      <Bars tone="missed" unit="段" rows={rows} />
    </View>
  );
}
