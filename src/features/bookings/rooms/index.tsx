import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../bookings.css';
import { RoomsPage } from './rooms-page';

export default function BookingRoomsPage() {
  return (
    <Page title="辅导室">
      <PersonGate>{({ personId }) => <RoomsPage key={personId} personId={personId} />}</PersonGate>
    </Page>
  );
}
