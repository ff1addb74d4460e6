import { useRouter } from '@tarojs/taro';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../training.css';
import { Door } from './door';

export default function DoorPage() {
  const { sessionId = '' } = useRouter().params as { sessionId?: string };
  return (
    <Page title="签到码">
      <PersonGate>
        {({ personId }) => (
          <Door key={`${personId}.${sessionId}`} personId={personId} sessionId={sessionId} />
        )}
      </PersonGate>
    </Page>
  );
}
