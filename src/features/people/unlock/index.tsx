import { Page } from '../../../ui/page';
import '../people.css';
import { Unlock } from './unlock';

export default function UnlockPage() {
  return (
    <Page title="输入口令">
      <Unlock />
    </Page>
  );
}
