import type { ReactNode } from 'react';
import { currentPersonId } from '../../../lib/person';
import { useSession } from '../../../lib/session';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../homework.css';
import { knownChildren } from '../parts/known';
import { WeekPage } from './week-page';

/** Opened without a network the page goes by what the phone last knew: whoever acted on it then, and whose week. */
function WeekGate({ children }: { children: (personId: string) => ReactNode }) {
  const session = useSession();
  const last = currentPersonId();
  const isCut = session.status === 'error' && session.error.code === 'network';
  if (isCut && last !== null && knownChildren(last) !== undefined) return children(last);
  return <PersonGate>{({ personId }) => children(personId)}</PersonGate>;
}

export default function HomeworkWeekPage() {
  return (
    <Page title="这周实际写了多久">
      <WeekGate>{(personId) => <WeekPage key={personId} personId={personId} />}</WeekGate>
    </Page>
  );
}
