import { useRouter } from '@tarojs/taro';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { StudentStrip } from '../../../ui/strip';
import '../care.css';
import { CareThread } from './thread';

export default function CareThreadPage() {
  const { threadId = '' } = useRouter().params;
  return (
    <Page title="我的信" strip={<StudentStrip withHotlines={false} />}>
      <PersonGate>
        {(person) => <CareThread key={threadId} person={person} threadId={threadId} />}
      </PersonGate>
    </Page>
  );
}
