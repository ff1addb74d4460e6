import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../audit.css';
import { ChainPage } from './chain-page';

export default function AuditChainPage() {
  return (
    <Page title="操作记录">
      <PersonGate>{({ personId }) => <ChainPage key={personId} personId={personId} />}</PersonGate>
    </Page>
  );
}
