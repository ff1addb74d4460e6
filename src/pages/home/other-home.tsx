/** 首页 of everyone else: a family's or a class teacher's card, their entries, or a truthful empty page. */
import { hasRole, type Person } from '../../lib/session';
import { EntryList } from '../../ui/entry-list';
import { Empty } from '../../ui/states';
import { Greeting } from './greeting';
import { HomeworkCard } from './homework-card';
import { MoodCard } from './mood-card';
import { entriesOf, isOffered } from './my-entries';
import { StaffEntries } from './staff-entries';

export function OtherHome({ person }: { person: Person }) {
  const hasEntries = entriesOf(person).length > 0;
  const isParent = hasRole(person, 'guardian');
  const hasHomework = isParent && isOffered(person, 'homework');
  const hasForms = hasRole(person, 'class-teacher') && isOffered(person, 'class-mood');
  return (
    <>
      <Greeting line={[person.displayName, person.className ?? person.schoolName].join(' · ')} />
      {hasForms ? <MoodCard person={person} /> : null}
      {hasHomework ? <HomeworkCard person={person} /> : null}
      {hasEntries && isParent ? <EntryList entries={entriesOf(person)} badges={{}} /> : null}
      {hasEntries && !isParent ? <StaffEntries person={person} /> : null}
      {hasEntries || hasHomework ? null : (
        <Empty what="现在没有要你做的事" how="轮到你的时候，会出现在这里。" />
      )}
    </>
  );
}
