import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../training.css';
import { ClassTraining } from './class-training';

export default function ClassTrainingPage() {
  return (
    <Page title="家长参加">
      <PersonGate>
        {({ personId }) => <ClassTraining key={personId} personId={personId} />}
      </PersonGate>
    </Page>
  );
}
