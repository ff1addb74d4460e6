import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../audit.css';
import { LookedPage } from './looked-page';

export default function AuditLookedPage() {
  return (
    <Page title="谁看过学生的记录">
      <PersonGate>{({ personId }) => <LookedPage key={personId} personId={personId} />}</PersonGate>
    </Page>
  );
}
