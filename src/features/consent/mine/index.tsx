import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../consent.css';
import { ConsentPage } from './consent-page';

export default function MyConsentPage() {
  return (
    <Page title="同意书">
      <PersonGate>
        {({ personId }) => <ConsentPage key={personId} personId={personId} />}
      </PersonGate>
    </Page>
  );
}
