import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../seal.css';
import { Keys } from './keys';

export default function KeysPage() {
  return (
    <Page title="钥匙与演练">
      <PersonGate>{(person) => <Keys personId={person.personId} />}</PersonGate>
    </Page>
  );
}
