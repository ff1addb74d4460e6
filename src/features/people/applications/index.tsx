import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../people.css';
import { Applications } from './applications';

export default function ApplicationsPage() {
  return (
    <Page title="加入申请">
      <PersonGate>
        {({ personId }) => <Applications key={personId} personId={personId} />}
      </PersonGate>
    </Page>
  );
}
