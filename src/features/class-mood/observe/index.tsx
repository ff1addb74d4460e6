import { useSession } from '../../../lib/session';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../class-mood.css';
import { Observe, observeTitle } from './observe';

export default function MoodObservePage() {
  const session = useSession();
  if (session.status === 'ready')
    return <Observe key={session.person.personId} personId={session.person.personId} />;
  return (
    <Page title={observeTitle}>
      <PersonGate>{() => null}</PersonGate>
    </Page>
  );
}
