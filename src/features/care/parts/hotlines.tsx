/** The numbers a grown-up needs; the children's line is not among them. */
import { View } from '@tarojs/components';
import { CallButton, hotlines } from '../../../ui/hotlines';

export function Hotlines() {
  return (
    <View className="card calm hot-card">
      <View className="sub">着急的时候，现在就能打</View>
      <View className="hot">
        <CallButton hotline={hotlines.mind} />
        <CallButton hotline={hotlines.police} />
        <CallButton hotline={hotlines.ambulance} />
      </View>
    </View>
  );
}
