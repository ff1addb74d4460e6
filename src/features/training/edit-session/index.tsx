import { useRouter } from '@tarojs/taro';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../training.css';
import { EditSession } from './edit-session';

export default function EditSessionPage() {
  const { sessionId = null } = useRouter().params as { sessionId?: string };
  return (
    <Page title="线下培训">
      <PersonGate>
        {({ personId }) => <EditSession key={personId} personId={personId} sessionId={sessionId} />}
      </PersonGate>
    </Page>
  );
}
