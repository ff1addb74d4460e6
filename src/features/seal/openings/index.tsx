import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../seal.css';
import { Openings } from './openings';

export default function OpeningsPage() {
  return (
    <Page title="核实身份">
      <PersonGate>{(person) => <Openings personId={person.personId} />}</PersonGate>
    </Page>
  );
}
