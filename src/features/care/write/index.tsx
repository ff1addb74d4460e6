import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { StudentStrip } from '../../../ui/strip';
import '../care.css';
import { Write } from './write';

export default function CareWritePage() {
  return (
    <Page title="写一封" strip={<StudentStrip withHotlines={false} />}>
      <PersonGate>{(person) => <Write key={person.personId} person={person} />}</PersonGate>
    </Page>
  );
}
