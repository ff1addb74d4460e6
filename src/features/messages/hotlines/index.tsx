/** 热线 (M5): all four numbers, one tap each. */
import { View } from '@tarojs/components';
import { call, hotlines, type Hotline } from '../../../ui/hotlines';
import { Icon } from '../../../ui/icon';
import { Page } from '../../../ui/page';
import { StudentStrip } from '../../../ui/strip';
import { Tap } from '../../../ui/tap';
import '../messages.css';

function Line({ hotline }: { hotline: Hotline }) {
  return (
    <Tap
      className="card calm hotline"
      label={`拨打 ${hotline.number} ${hotline.label}：${hotline.about}`}
      onTap={() => call(hotline)}
    >
      <View className="grow">
        <View className="hotline-number">{hotline.number}</View>
        <View className="sub">{`${hotline.label}：${hotline.about}`}</View>
      </View>
      <Icon name="phone" />
    </Tap>
  );
}

export default function HotlinesPage() {
  return (
    <Page
      title="热线"
      strip={
        <StudentStrip withHotlines={false}>
          <View className="sub">现在就能打</View>
        </StudentStrip>
      }
    >
      <Line hotline={hotlines.mind} />
      <Line hotline={hotlines.youth} />
      <Line hotline={hotlines.police} />
      <Line hotline={hotlines.ambulance} />
      <View className="sub center">打电话不经过学校。</View>
    </Page>
  );
}
