import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../people.css';
import { Hub } from './hub';

export default function PeoplePage() {
  return (
    <Page title="名单和邀请">
      <PersonGate>{(person) => <Hub key={person.personId} person={person} />}</PersonGate>
    </Page>
  );
}
