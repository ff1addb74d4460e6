import { useRouter } from '@tarojs/taro';
import { useSession } from '../../../lib/session';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../training.css';
import { SessionBody } from './session-body';
import { SignUpBar } from './sign-up-bar';
import { useTraining } from './use-training';

const title = '家长学校';

function Session({ personId, sessionId }: { personId: string; sessionId: string }) {
  const training = useTraining(personId, sessionId);
  return (
    <Page title={title} footer={<SignUpBar training={training} />}>
      <SessionBody training={training} />
    </Page>
  );
}

export default function TrainingSessionPage() {
  const session = useSession();
  const { sessionId = '' } = useRouter().params as { sessionId?: string };
  if (session.status === 'ready') {
    const { personId } = session.person;
    return <Session key={personId} personId={personId} sessionId={sessionId} />;
  }
  return (
    <Page title={title}>
      <PersonGate>{() => null}</PersonGate>
    </Page>
  );
}
