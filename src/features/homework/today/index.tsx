import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../homework.css';
import { Today } from './today';

export default function HomeworkTodayPage() {
  return (
    <Page title="今日作业">
      <PersonGate>
        {(person) => <Today key={person.personId} personId={person.personId} />}
      </PersonGate>
    </Page>
  );
}
