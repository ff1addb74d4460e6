import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { routes } from '../../../lib/routes';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { Tap } from '../../../ui/tap';
import '../bookings.css';
import { DayPage } from './day-page';

function EnterBar() {
  return (
    <View className="bar">
      <View className="bar-in">
        <View className="grow cap">来访、当面约好的时间，都可以记</View>
        <Tap
          id="to-enter"
          className="btn"
          onTap={() => void Taro.navigateTo({ url: routes.enterBooking })}
        >
          记录
        </Tap>
      </View>
    </View>
  );
}

export default function BookingDayPage() {
  return (
    <Page title="今日预约" footer={<EnterBar />}>
      <PersonGate>{({ personId }) => <DayPage key={personId} personId={personId} />}</PersonGate>
    </Page>
  );
}
