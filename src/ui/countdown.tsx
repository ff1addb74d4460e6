/** The promise as a clock (M1): a ring of what is left and words; both move once a minute. */
import { Text, View } from '@tarojs/components';
import type { CSSProperties } from 'react';
import { useMinute } from '../lib/clock';
import { promiseParts, remainingPercent } from '../shared/messages/due-text';

interface Promised {
  sinceMs: number;
  dueAtMs: number;
}

export function Ring({ sinceMs, dueAtMs }: Promised) {
  const percent = remainingPercent(sinceMs, dueAtMs, useMinute());
  const style = { '--share': String(percent) } as CSSProperties;
  return (
    <View className="ring" style={style} aria-hidden>
      <View className={`ring-band${percent > 0 ? ' some' : ''}`} />
      <View className="ring-drop" />
    </View>
  );
}

/** "回复截止 22:32 · 还有 1 小时 34 分", which breaks only at the dot. */
export function PromiseWords({ dueAtMs }: Pick<Promised, 'dueAtMs'>) {
  const [deadline, left] = promiseParts(dueAtMs, useMinute());
  return (
    <>
      <Text className="ph dot">{deadline} · </Text>
      <Text className="ph">{left}</Text>
    </>
  );
}

/** The waiting card of a thread: promise in bold, who answers beneath. */
export function CountdownCard({ sinceMs, dueAtMs, answerer }: Promised & { answerer: string }) {
  return (
    <View className="count">
      <Ring sinceMs={sinceMs} dueAtMs={dueAtMs} />
      <View className="grow">
        <View className="count-text b">
          <PromiseWords dueAtMs={dueAtMs} />
        </View>
        <View className="sub">{answerer}会回复</View>
      </View>
    </View>
  );
}
