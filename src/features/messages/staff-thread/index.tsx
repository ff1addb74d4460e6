import { useRouter } from '@tarojs/taro';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { hasRole, useSession } from '../../../lib/session';
import { StaffThreadView } from './staff-thread';
import '../messages.css';

export default function StaffThreadPage() {
  const session = useSession();
  const { threadId } = useRouter().params;
  if (session.status === 'ready' && threadId !== undefined) {
    return (
      <StaffThreadView
        key={threadId}
        personId={session.person.personId}
        isOfDistrict={hasRole(session.person, 'district-receiver')}
        threadId={threadId}
      />
    );
  }
  return (
    <Page title="对话">
      <PersonGate>{() => null}</PersonGate>
    </Page>
  );
}
