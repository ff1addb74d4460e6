import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../care.css';
import { House } from './house';

export default function CareHousePage() {
  return (
    <Page title="开通和人员">
      <PersonGate>{(person) => <House key={person.personId} person={person} />}</PersonGate>
    </Page>
  );
}
