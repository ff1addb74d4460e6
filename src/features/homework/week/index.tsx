import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../homework.css';
import { WeekPage } from './week-page';

export default function HomeworkWeekPage() {
  return (
    <Page title="这周实际写了多久">
      <PersonGate>
        {(person) => <WeekPage key={person.personId} personId={person.personId} />}
      </PersonGate>
    </Page>
  );
}
