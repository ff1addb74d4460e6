import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../bookings.css';
import { EnterForm } from './enter-form';

export default function EnterPage() {
  return (
    <Page title="记一次来访">
      <PersonGate>{({ personId }) => <EnterForm key={personId} personId={personId} />}</PersonGate>
    </Page>
  );
}
