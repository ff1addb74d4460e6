import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { currentPersonId } from '../../lib/person';
import { routes } from '../../lib/routes';
import { hasRole, type Person } from '../../lib/session';
import { readStored } from '../../lib/storage';
import { Page } from '../../ui/page';
import { PersonGate } from '../../ui/person-gate';
import { Tap } from '../../ui/tap';
import { CounsellorHome } from './counsellor-home';
import { OtherHome } from './other-home';
import { StudentHome } from './student-home';

/** A school's device has one page only (M1). */
function ToTerminal() {
  useEffect(() => {
    void Taro.reLaunch({ url: routes.terminal });
  }, []);
  return null;
}

function RoleHome({ person }: { person: Person }) {
  if (hasRole(person, 'student')) return <StudentHome key={person.personId} person={person} />;
  if (hasRole(person, 'counsellor', 'lead-counsellor')) {
    return <CounsellorHome key={person.personId} person={person} />;
  }
  if (hasRole(person, 'terminal')) return <ToTerminal />;
  return <OtherHome key={person.personId} person={person} />;
}

/** A family's week can be written on without a network (H3; features/homework/parts/known). */
function KeptWeek() {
  if (readStored(`homework-known.${currentPersonId()}`) === undefined) return null;
  return (
    <Tap
      id="kept-week"
      className="btn soft wide"
      onTap={() => void Taro.navigateTo({ url: routes.homeworkWeek })}
    >
      接着填这周实际写了多久
    </Tap>
  );
}

export default function HomePage() {
  return (
    <Page title="润心" tab={routes.home}>
      <PersonGate cut={<KeptWeek />}>{(person) => <RoleHome person={person} />}</PersonGate>
    </Page>
  );
}
