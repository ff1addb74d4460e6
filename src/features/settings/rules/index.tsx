import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../settings.css';
import { RulesPage } from './rules-page';

export default function SchoolRulesPage() {
  return (
    <Page title="学校的规则">
      <PersonGate>{({ personId }) => <RulesPage key={personId} personId={personId} />}</PersonGate>
    </Page>
  );
}
