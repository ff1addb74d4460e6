import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../rights.css';
import { KeepingPage } from './keeping-page';

export default function RetentionPage() {
  return (
    <Page title="到期的记录">
      <PersonGate>
        {({ personId }) => <KeepingPage key={personId} personId={personId} />}
      </PersonGate>
    </Page>
  );
}
