import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../letter-box.css';
import { Desk } from './desk';

export default function LetterBoxPage() {
  return (
    <Page title="心语信箱">
      <PersonGate>{(person) => <Desk key={person.personId} person={person} />}</PersonGate>
    </Page>
  );
}
