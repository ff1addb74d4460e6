import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { StudentStrip } from '../../../ui/strip';
import '../care.css';
import { Box } from './box';

export default function CareBoxPage() {
  return (
    <Page title="教师关爱" strip={<StudentStrip withHotlines={false} />}>
      <PersonGate>{(person) => <Box key={person.personId} person={person} />}</PersonGate>
    </Page>
  );
}
