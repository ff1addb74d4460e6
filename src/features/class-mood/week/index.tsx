import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../class-mood.css';
import { Week } from './week';

export default function MoodWeekPage() {
  return (
    <Page title="各班周表">
      <PersonGate>{(person) => <Week personId={person.personId} />}</PersonGate>
    </Page>
  );
}
