import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../homework.css';
import { Month } from './month';

export default function HomeworkMonthPage() {
  return (
    <Page title="作业月况">
      <PersonGate>
        {(person) => <Month key={person.personId} personId={person.personId} />}
      </PersonGate>
    </Page>
  );
}
