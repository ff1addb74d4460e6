import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../training.css';
import { Rates } from './rates';

export default function RatesPage() {
  return (
    <Page title="参加情况">
      <PersonGate>{({ personId }) => <Rates key={personId} personId={personId} />}</PersonGate>
    </Page>
  );
}
