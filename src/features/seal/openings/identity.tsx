/** Who wrote, while it is open; only in this page's memory, gone with the page and with the half hour. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { callAction } from '../../../lib/cloud';
import {
  closeOpening,
  viewOpening,
  type OpeningView,
} from '../../../shared/seal/opening-contracts';
import { remainingText } from '../../../shared/messages/due-text';
import { toLocalTime } from '../../../shared/time/instant';
import { Tap } from '../../../ui/tap';
import { useActing } from '../use-acting';

type Seen = OutputOf<typeof viewOpening>;

interface IdentityProps {
  opening: OpeningView;
  nowMs: number;
  onChanged: () => void;
}

function guardianLine({ guardianNames: names, phone }: Seen, opening: OpeningView): string {
  const { aboutFamily, ofColleague } = opening;
  if (ofColleague) return phone ? `手机：${phone}` : '名单里没有手机号';
  if (aboutFamily) return '孩子说和家里人有关，先不联系监护人';
  return names.length === 0 ? '名单里没有监护人' : `监护人：${names.join('、')}`;
}

export function Identity({ opening, nowMs, onChanged }: IdentityProps) {
  const { openingId, closesAtMs, ofColleague } = opening;
  const acting = useActing();
  const [seen, setSeen] = useState<Seen | null>(null);
  const view = async () =>
    setSeen((await acting.run(() => callAction(viewOpening, { openingId }))) ?? null);
  const close = async () => {
    setSeen(null);
    await acting.run(() => callAction(closeOpening, { openingId }));
    onChanged();
  };
  const until = closesAtMs ?? nowMs;
  if (seen === null || seen.closesAtMs <= nowMs)
    return (
      <View className="se-stack">
        <View className="sub">
          {toLocalTime(until)} 关上，{remainingText(until, nowMs)}。每看一次都会记下来。
        </View>
        <Tap
          id={`view-${openingId}`}
          className="btn wide"
          disabled={acting.busy}
          onTap={() => void view()}
        >
          看是谁
        </Tap>
      </View>
    );
  return (
    <View className="se-stack">
      <View className="card calm">
        <View className="se-name">{seen.studentName}</View>
        <View className="body">{seen.className}</View>
        <View className="sub">{guardianLine(seen, opening)}</View>
      </View>
      <View className="sub">
        {toLocalTime(seen.closesAtMs)} 关上，{remainingText(seen.closesAtMs, nowMs)}
        。请不要抄下来、不要拍照，只告诉要去找{ofColleague ? '这位老师' : '孩子'}的人。
      </View>
      <Tap
        id={`close-${openingId}`}
        className="btn plain wide"
        disabled={acting.busy}
        onTap={() => void close()}
      >
        看完了，现在就关上
      </Tap>
    </View>
  );
}
