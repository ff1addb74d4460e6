import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../letter-box.css';
import { Slips } from './slips';

export default function LetterSlipsPage() {
  return (
    <Page title="取信条">
      <PersonGate>{(person) => <Slips key={person.personId} person={person} />}</PersonGate>
    </Page>
  );
}
