/** A staff home's rows and the reminders left; the inbox and the weekly form have cards of their own. */
import { routes } from '../../lib/routes';
import type { Entry } from '../../lib/entries';
import type { Person } from '../../lib/session';
import { EntryList } from '../../ui/entry-list';
import { NoticeCard } from '../../ui/notice-card';
import { entriesOf } from './my-entries';
import { useStaffFacts } from './use-staff-facts';

const withCards: readonly string[] = [routes.messages, routes.moodForm];

/** Those of the district have no card for their inbox. */
const hasCard = ({ page, role }: Entry) => withCards.includes(page) && role !== 'district-receiver';

export function StaffEntries({ person }: { person: Person }) {
  const entries = entriesOf(person).filter((entry) => !hasCard(entry));
  const facts = useStaffFacts(person, entries);
  return (
    <>
      {entries.length > 0 ? (
        <EntryList entries={entries} badges={facts.data?.badges ?? {}} />
      ) : null}
      {facts.data === undefined ? null : (
        <NoticeCard
          notices={facts.data.notices}
          onGranted={(notices) => facts.put({ badges: {}, ...facts.data, notices })}
        />
      )}
    </>
  );
}
