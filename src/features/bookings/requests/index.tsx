import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../bookings.css';
import { RequestList } from './request-list';

export default function BookingRequestsPage() {
  return (
    <Page title="再约一次的申请">
      <PersonGate>
        {({ personId }) => <RequestList key={personId} personId={personId} />}
      </PersonGate>
    </Page>
  );
}
