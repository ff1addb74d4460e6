import { useSession } from '../../../lib/session';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../roster-import.css';
import { Lists } from './lists';
import { PickBar } from './pick-bar';
import { useSending } from './use-sending';

const title = '导入名单';

function Ready({ personId }: { personId: string }) {
  const sending = useSending();
  return (
    <Page title={title} footer={<PickBar sending={sending} />}>
      <Lists personId={personId} sending={sending} />
    </Page>
  );
}

export default function RosterListsPage() {
  const session = useSession();
  if (session.status === 'ready')
    return <Ready key={session.person.personId} personId={session.person.personId} />;
  return (
    <Page title={title}>
      <PersonGate>{() => null}</PersonGate>
    </Page>
  );
}
