import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../people.css';
import { OwnPasscode } from './own-passcode';

export default function PasscodePage() {
  return (
    <Page title="我的口令">
      <PersonGate>
        {({ personId }) => <OwnPasscode key={personId} personId={personId} />}
      </PersonGate>
    </Page>
  );
}
