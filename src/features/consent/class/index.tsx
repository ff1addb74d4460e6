import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../consent.css';
import { ClassPage } from './class-page';

export default function ClassConsentPage() {
  return (
    <Page title="同意书">
      <PersonGate>{({ personId }) => <ClassPage key={personId} personId={personId} />}</PersonGate>
    </Page>
  );
}
