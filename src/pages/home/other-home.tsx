/** 首页 of everyone else: their entries, or a truthful empty page. */
import { hasRole, type Person } from '../../lib/session';
import { Empty } from '../../ui/states';
import { Greeting } from './greeting';
import { MoodCard } from './mood-card';
import { entriesOf } from './my-entries';
import { StaffEntries } from './staff-entries';

export function OtherHome({ person }: { person: Person }) {
  return (
    <>
      <Greeting line={[person.displayName, person.className ?? person.schoolName].join(' · ')} />
      {hasRole(person, 'class-teacher') ? <MoodCard person={person} /> : null}
      {entriesOf(person).length === 0 ? (
        <Empty what="现在没有要你做的事" how="轮到你的时候，会出现在这里。" />
      ) : (
        <StaffEntries person={person} />
      )}
    </>
  );
}
