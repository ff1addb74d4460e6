import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { Corrections } from './corrections';
import '../messages.css';
import './corrections.css';

export default function CorrectionsPage() {
  return (
    <Page title="分级准不准">
      <PersonGate>
        {({ personId }) => <Corrections key={personId} personId={personId} />}
      </PersonGate>
    </Page>
  );
}
