import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../rights.css';
import { InboxPage } from './inbox-page';

export default function RightsInboxPage() {
  return (
    <Page title="资料申请">
      <PersonGate>{({ personId }) => <InboxPage key={personId} personId={personId} />}</PersonGate>
    </Page>
  );
}
