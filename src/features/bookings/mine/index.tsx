import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { StudentStrip } from '../../../ui/strip';
import '../bookings.css';
import { MyBookings } from './my-bookings';

export default function MyBookingsPage() {
  const { booked = null } = useRouter().params as { booked?: string };
  return (
    <Page
      title="我的预约"
      strip={
        <StudentStrip>
          <View className="sub">{booked === null ? '你约好的时间' : '约好了，到时见'}</View>
        </StudentStrip>
      }
    >
      <PersonGate>
        {({ personId }) => <MyBookings key={personId} personId={personId} booked={booked} />}
      </PersonGate>
    </Page>
  );
}
