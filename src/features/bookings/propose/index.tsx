import { useSession } from '../../../lib/session';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../bookings.css';
import { ProposeBar, ProposeForm } from './propose-form';
import { usePropose } from './use-propose';

const title = '帮忙预约';

function Proposing({ personId }: { personId: string }) {
  const propose = usePropose(personId);
  return (
    <Page title={title} footer={<ProposeBar propose={propose} />}>
      <ProposeForm propose={propose} />
    </Page>
  );
}

export default function ProposePage() {
  const session = useSession();
  if (session.status === 'ready') {
    const { personId } = session.person;
    return <Proposing key={personId} personId={personId} />;
  }
  return (
    <Page title={title}>
      <PersonGate>{() => null}</PersonGate>
    </Page>
  );
}
