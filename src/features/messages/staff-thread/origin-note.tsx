/** Where a thread without a phone came from, and what follows for whoever answers it (M1). */
import { View } from '@tarojs/components';
import type { StaffThread } from '../../../shared/messages/reply-contract';

function words({ door, place, canBeRead }: NonNullable<StaffThread['origin']>): string {
  if (!canBeRead)
    return '信箱里的纸信，没有取信码：写信的人看不到回复。在下面写下怎么做的，就算处理了。';
  if (door === 'letter') return '信箱里的纸信。孩子凭取信码，在学校的公用设备上看回复。';
  return `在学校的公用设备上写的：${place ?? '学校里'}。孩子凭取信码看回复，可能要等下次过来。`;
}

export function OriginNote({ origin }: { origin: StaffThread['origin'] }) {
  if (origin === null) return null;
  return (
    <View id="origin" className="card sub">
      {words(origin)}
    </View>
  );
}

/** In the place of the way to the name: there is none. */
export function NobodyKnown({ place }: { place: string | null }) {
  return (
    <View className="cap">
      {place === null
        ? '没有人知道是谁写的，核实不了身份。看看信里有没有说在哪里。'
        : `没有人知道是谁写的，核实不了身份。请马上到“${place}”去找人。`}
    </View>
  );
}
