import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { FindSomeone } from './find-someone';

export default function FindSomeonePage() {
  return (
    <Page title="找人">
      <PersonGate>{(person) => <FindSomeone personId={person.personId} />}</PersonGate>
    </Page>
  );
}
