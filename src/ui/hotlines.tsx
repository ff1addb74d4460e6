/** The four numbers (M5), each a button with its word. */
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { Tap } from './tap';

export interface Hotline {
  number: string;
  word: string;
  /** What a screen reader says after 拨打. */
  label: string;
  about: string;
}

export const hotlines = {
  mind: { number: '12356', word: '心理热线', label: '心理热线', about: '全国统一，想说话就打' },
  youth: {
    number: '12355',
    word: '青少年',
    label: '青少年热线',
    about: '学习、家里、朋友的事都能说',
  },
  police: { number: '110', word: '报警', label: '报警', about: '有人有危险，马上打' },
  ambulance: { number: '120', word: '急救', label: '急救', about: '受伤、吃错药，马上打' },
} satisfies Record<string, Hotline>;

/** The phone asks before it dials; turning that down is no error. */
export function call(hotline: Hotline): void {
  Taro.makePhoneCall({ phoneNumber: hotline.number }).catch(() => undefined);
}

export function CallButton({ hotline, word }: { hotline: Hotline; word?: string }) {
  return (
    <Tap
      className={`call${hotline.number.length > 3 ? ' long' : ''}`}
      label={`拨打 ${hotline.number} ${word ?? hotline.label}`}
      onTap={() => call(hotline)}
    >
      <Text className="call-number">{hotline.number}</Text>
      <Text className="call-word">{word ?? hotline.word}</Text>
    </Tap>
  );
}

export function HotlineCard() {
  return (
    <View className="card calm hot-card">
      <View className="sub">着急的时候，现在就能打</View>
      <View className="hot">
        <CallButton hotline={hotlines.mind} />
        <CallButton hotline={hotlines.youth} />
        <CallButton hotline={hotlines.police} />
        <CallButton hotline={hotlines.ambulance} />
      </View>
    </View>
  );
}
