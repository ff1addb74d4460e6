/** A staff home's rows and the reminders left; the inbox and the weekly form have cards of their own. */
import { routes } from '../../lib/routes';
import type { Person } from '../../lib/session';
import { EntryList } from '../../ui/entry-list';
import { NoticeCard } from '../../ui/notice-card';
import { entriesOf } from './my-entries';
import { useStaffFacts } from './use-staff-facts';

const withCards: readonly string[] = [routes.messages, routes.moodForm];

export function StaffEntries({ person }: { person: Person }) {
  const entries = entriesOf(person).filter((entry) => !withCards.includes(entry.page));
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
