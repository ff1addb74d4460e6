import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../people.css';
import { ClassPeople } from './class-people';

export default function ClassPeoplePage() {
  return (
    <Page title="班级名单">
      <PersonGate>
        {({ personId }) => <ClassPeople key={personId} personId={personId} />}
      </PersonGate>
    </Page>
  );
}
