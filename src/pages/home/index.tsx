import { routes } from '../../lib/routes';
import { hasRole, type Person } from '../../lib/session';
import { Page } from '../../ui/page';
import { PersonGate } from '../../ui/person-gate';
import { CounsellorHome } from './counsellor-home';
import { OtherHome } from './other-home';
import { StudentHome } from './student-home';

function RoleHome({ person }: { person: Person }) {
  if (hasRole(person, 'student')) return <StudentHome key={person.personId} person={person} />;
  if (hasRole(person, 'counsellor', 'lead-counsellor')) {
    return <CounsellorHome key={person.personId} person={person} />;
  }
  return <OtherHome key={person.personId} person={person} />;
}

export default function HomePage() {
  return (
    <Page title="润心" tab={routes.home}>
      <PersonGate>{(person) => <RoleHome person={person} />}</PersonGate>
    </Page>
  );
}
