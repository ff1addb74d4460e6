import { useRouter } from '@tarojs/taro';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { StudentStrip } from '../../../ui/strip';
import { useSession } from '../../../lib/session';
import { OwnThread } from './own-thread';
import '../messages.css';

export default function OwnThreadPage() {
  const session = useSession();
  const { threadId } = useRouter().params;
  if (session.status === 'ready' && threadId !== undefined) {
    return (
      <OwnThread
        key={threadId}
        person={session.person}
        isOnlyPerson={session.persons.length === 1}
        threadId={threadId}
      />
    );
  }
  return (
    <Page title="我的留言" strip={<StudentStrip />}>
      <PersonGate>{() => null}</PersonGate>
    </Page>
  );
}
