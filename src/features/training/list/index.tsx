import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../training.css';
import { TrainingList } from './training-list';

export default function TrainingListPage() {
  return (
    <Page title="家长学校">
      <PersonGate>
        {({ personId }) => <TrainingList key={personId} personId={personId} />}
      </PersonGate>
    </Page>
  );
}
