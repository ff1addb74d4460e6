import { Page } from '../../../ui/page';
import '../letter-box.css';
import { Enrol } from './enrol';

export default function EnrolTerminalPage() {
  return (
    <Page title="公用设备">
      <Enrol />
    </Page>
  );
}
