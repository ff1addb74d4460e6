import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../people.css';
import { Promotion } from './promotion';

export default function PromotionPage() {
  return (
    <Page title="升年级">
      <PersonGate>{({ personId }) => <Promotion key={personId} personId={personId} />}</PersonGate>
    </Page>
  );
}
