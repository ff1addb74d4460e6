import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../bookings.css';
import { HoursPage } from './hours-page';

export default function BookingHoursPage() {
  return (
    <Page title="可约时间">
      <PersonGate>{({ personId }) => <HoursPage key={personId} personId={personId} />}</PersonGate>
    </Page>
  );
}
