import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../audit.css';
import { DidPage } from './did-page';

export default function AuditDidPage() {
  return (
    <Page title="同事做过什么">
      <PersonGate>{({ personId }) => <DidPage key={personId} personId={personId} />}</PersonGate>
    </Page>
  );
}
