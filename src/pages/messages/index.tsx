import { routes } from '../../lib/routes';
import { hasRole, useSession, type Person } from '../../lib/session';
import { Page } from '../../ui/page';
import { PersonGate } from '../../ui/person-gate';
import { Empty } from '../../ui/states';
import { StudentStrip } from '../../ui/strip';
import { Inbox } from './inbox';
import { OwnThreads } from './own-threads';

const isStaff = (person: Person) =>
  hasRole(person, 'counsellor', 'lead-counsellor', 'district-receiver');

function Messages({ person }: { person: Person }) {
  if (hasRole(person, 'student')) return <OwnThreads key={person.personId} person={person} />;
  if (isStaff(person)) return <Inbox key={person.personId} person={person} />;
  return <Empty what="还没有消息" how="有给你的消息时，会出现在这里。" />;
}

export default function MessagesPage() {
  const session = useSession();
  const isStudent = session.status === 'ready' && hasRole(session.person, 'student');
  return (
    <Page
      title="消息"
      tab={routes.messages}
      strip={isStudent ? <StudentStrip>我的留言</StudentStrip> : null}
    >
      <PersonGate>{(person) => <Messages person={person} />}</PersonGate>
    </Page>
  );
}
