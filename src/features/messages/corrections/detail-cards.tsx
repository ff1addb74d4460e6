/** Of one month: which reasons were wrong most often, and what the words were about. */
import { View } from '@tarojs/components';
import { kindWords } from '../kind-words';
import { Bar } from './bar';
import { monthName, type Month } from './months';

/** A bar is the share of the messages that were lowered: a message may have several reasons. */
export function ReasonsCard({ month }: { month: Month }) {
  const { reasons, lowered, versions } = month;
  return (
    <View className="card">
      <View className="head">最常看错的依据</View>
      <View className="sub">
        {lowered === 0
          ? `${monthName(month.month)}没有被改轻的留言，也就没有看错的依据。`
          : `${monthName(month.month)}被改轻的 ${lowered} 条里，系统当时的依据是：`}
      </View>
      {reasons.map(({ reason, times }) => (
        <View key={reason} className="co-line">
          <View className="between">
            <View>{reason}</View>
            <View className="sub co-figure">{`${times} 条`}</View>
          </View>
          <Bar tone="reason" whole={times} most={lowered} />
        </View>
      ))}
      {versions.length === 0 ? null : (
        <View className="cap">{`分级版本 ${versions.join('、')}`}</View>
      )}
    </View>
  );
}

type Kind = Month['kinds'][number];

function kindFigures({ red, redLowered, raised }: Kind): string {
  return [
    ...(red === 0 ? [] : [redLowered === 0 ? `判红 ${red}` : `判红 ${red}，改轻 ${redLowered}`]),
    ...(raised === 0 ? [] : [`没看出 ${raised}`]),
  ].join(' · ');
}

/** Red and missed of one kind lie on one scale, one under the other. */
export function KindsCard({ month }: { month: Month }) {
  const most = Math.max(...month.kinds.flatMap(({ red, raised }) => [red, raised]), 1);
  return (
    <View className="card">
      <View className="head">说的是哪一种</View>
      {month.kinds.length === 0 ? (
        <View className="sub">{`${monthName(month.month)}没有判红，也没有漏看。`}</View>
      ) : null}
      {month.kinds.map((one) => (
        <View key={one.kind} className="co-line">
          <View className="between">
            <View>{kindWords[one.kind]}</View>
            <View className="sub co-figure">{kindFigures(one)}</View>
          </View>
          {one.red === 0 ? null : (
            <Bar tone="red" whole={one.red} part={one.redLowered} most={most} />
          )}
          {one.raised === 0 ? null : <Bar tone="missed" whole={one.raised} most={most} />}
        </View>
      ))}
    </View>
  );
}
