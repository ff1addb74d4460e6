import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../people.css';
import { Codes } from './codes';

export default function CodesPage() {
  return (
    <Page title="邀请码">
      <PersonGate>{({ personId }) => <Codes key={personId} personId={personId} />}</PersonGate>
    </Page>
  );
}
