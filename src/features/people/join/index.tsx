import { Page } from '../../../ui/page';
import '../people.css';
import { Join } from './join';

export default function JoinPage() {
  return (
    <Page title="加入学校">
      <Join />
    </Page>
  );
}
