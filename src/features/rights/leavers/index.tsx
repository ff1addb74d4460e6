import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../rights.css';
import { LeaversPage } from './leavers-page';

export default function LeftPage() {
  return (
    <Page title="离校的人">
      <PersonGate>
        {({ personId }) => <LeaversPage key={personId} personId={personId} />}
      </PersonGate>
    </Page>
  );
}
