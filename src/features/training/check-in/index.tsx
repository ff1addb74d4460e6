import { useRouter } from '@tarojs/taro';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../training.css';
import { CheckIn } from './check-in';

export default function CheckInPage() {
  const { sessionId = '' } = useRouter().params as { sessionId?: string };
  return (
    <Page title="签到">
      <PersonGate>
        {({ personId }) => <CheckIn key={personId} personId={personId} sessionId={sessionId} />}
      </PersonGate>
    </Page>
  );
}
