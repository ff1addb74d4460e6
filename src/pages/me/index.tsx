import { routes } from '../../lib/routes';
import { hasRole, useSession } from '../../lib/session';
import { Page } from '../../ui/page';
import { PersonGate } from '../../ui/person-gate';
import { StudentStrip } from '../../ui/strip';
import { MyPage } from './my-page';

export default function MePage() {
  const session = useSession();
  const isStudent = session.status === 'ready' && hasRole(session.person, 'student');
  return (
    <Page title="我的" tab={routes.me} strip={isStudent ? <StudentStrip>我的</StudentStrip> : null}>
      <PersonGate>{(person) => <MyPage person={person} />}</PersonGate>
    </Page>
  );
}
