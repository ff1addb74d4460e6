import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { Breaches } from './breaches';
import '../messages.css';

export default function BreachesPage() {
  return (
    <Page title="超时与无人">
      <PersonGate>{(person) => <Breaches personId={person.personId} />}</PersonGate>
    </Page>
  );
}
