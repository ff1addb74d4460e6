import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../homework.css';
import { Requests } from './requests';

export default function HomeworkRequestsPage() {
  return (
    <Page title="超量审批">
      <PersonGate>
        {(person) => <Requests key={person.personId} personId={person.personId} />}
      </PersonGate>
    </Page>
  );
}
