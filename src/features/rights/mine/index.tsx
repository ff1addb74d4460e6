import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../rights.css';
import { MinePage } from './mine-page';

export default function MyDataPage() {
  return (
    <Page title="我的资料">
      <PersonGate>{(person) => <MinePage key={person.personId} person={person} />}</PersonGate>
    </Page>
  );
}
