import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../people.css';
import { Everybody } from './everybody';

export default function EverybodyPage() {
  return (
    <Page title="全校的人">
      <PersonGate>{({ personId }) => <Everybody key={personId} personId={personId} />}</PersonGate>
    </Page>
  );
}
