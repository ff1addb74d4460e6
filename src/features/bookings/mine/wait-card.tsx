/** A place in a line: still waiting, or an offer for half an hour. */
import { View } from '@tarojs/components';
import { confirm } from '../../../lib/confirm';
import { useMinute } from '../../../lib/clock';
import { dayText, rangeText } from '../../../shared/bookings/words';
import type { OwnWait } from '../../../shared/bookings/views';
import { Tap } from '../../../ui/tap';

/** A place in a line comes back at its end only: asked once. */
const keep = { cancelText: '留着' };
const again = '以后想要，要从队尾重新排。';

interface WaitCardProps {
  wait: OwnWait;
  busy: boolean;
  onLeave: () => void;
  onAnswer: (accept: boolean) => void;
}

export function WaitCard({ wait, busy, onLeave, onAnswer }: WaitCardProps) {
  const { date, counsellor, offer, mayOpen } = wait;
  const day = dayText(date, useMinute());
  const leave = async () => {
    if (await confirm({ ...keep, title: '不等了？', content: again, confirmText: '不等了' }))
      onLeave();
  };
  const letPass = async () => {
    if (await confirm({ ...keep, title: '让给下一位？', content: again, confirmText: '让出去' }))
      onAnswer(false);
  };
  if (offer === null && !mayOpen) {
    return (
      <View className="card">
        <View className="head">{`${day}，不用等了`}</View>
        <View className="sub">那天不会再有空位了。看看别的日子吧。</View>
        <View className="acts">
          <Tap className="btn s soft" disabled={busy} onTap={onLeave}>
            知道了
          </Tap>
        </View>
      </View>
    );
  }
  if (offer === null) {
    return (
      <View className="card">
        <View className="head">{`${day}，在排队`}</View>
        <View className="sub">
          {`${counsellor === null ? '谁有空都可以' : counsellor.name} · 有空位会按先后告诉你`}
        </View>
        <View className="acts">
          <Tap className="btn s plain" disabled={busy} onTap={() => void leave()}>
            不等了
          </Tap>
        </View>
      </View>
    );
  }
  return (
    <View className="card">
      <View className="head">{`轮到你了：${day} ${rangeText(offer)}`}</View>
      <View className="sub">{`${offer.counsellor.name} · ${offer.room.name} · ${offer.part}`}</View>
      <View className="sub">{`为你留到 ${offer.until}`}</View>
      <View className="acts">
        <Tap id="take" className="btn s" disabled={busy} onTap={() => onAnswer(true)}>
          我要这个
        </Tap>
        <Tap className="btn s plain" disabled={busy} onTap={() => void letPass()}>
          让给下一位
        </Tap>
      </View>
    </View>
  );
}
