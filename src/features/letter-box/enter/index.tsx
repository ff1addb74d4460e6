import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../letter-box.css';
import '../letter-words.css';
import { Enter } from './enter';

export default function EnterLetterPage() {
  return (
    <Page title="录一封信">
      <PersonGate>{({ personId }) => <Enter key={personId} />}</PersonGate>
    </Page>
  );
}
