import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { hasRole } from '../../../lib/session';
import { Empty } from '../../../ui/states';
import '../letter-box.css';
import '../letter-words.css';
import { Terminal } from './terminal';

export default function TerminalPage() {
  return (
    <Page title="心语信箱">
      <PersonGate>
        {(person) =>
          hasRole(person, 'terminal') ? (
            <Terminal place={person.displayName} />
          ) : (
            <Empty what="这台设备要重新登记了" how="请老师再给一个码。想说话，可以打 12356。" />
          )
        }
      </PersonGate>
    </Page>
  );
}
