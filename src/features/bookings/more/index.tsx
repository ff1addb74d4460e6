import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { StudentStrip } from '../../../ui/strip';
import '../bookings.css';
import { MoreForm } from './more-form';

export default function MorePage() {
  const { month = null } = useRouter().params as { month?: string };
  return (
    <Page
      title="再约一次"
      strip={
        <StudentStrip>
          <View className="sub">学校只看年级和理由</View>
        </StudentStrip>
      }
    >
      <PersonGate>
        {({ personId }) => <MoreForm key={personId} personId={personId} month={month} />}
      </PersonGate>
    </Page>
  );
}
