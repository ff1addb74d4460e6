import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../settings.css';
import { CalendarPage } from './calendar-page';

export default function SchoolCalendarPage() {
  return (
    <Page title="学期和校历">
      <PersonGate>
        {({ personId }) => <CalendarPage key={personId} personId={personId} />}
      </PersonGate>
    </Page>
  );
}
