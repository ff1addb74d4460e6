import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../class-mood.css';
import { Missing } from './missing';

export default function MoodMissingPage() {
  return (
    <Page title="周表补交">
      <PersonGate>{(person) => <Missing personId={person.personId} />}</PersonGate>
    </Page>
  );
}
