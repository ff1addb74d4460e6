import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../training.css';
import { TrainingPlan } from './training-plan';

export default function TrainingPlanPage() {
  return (
    <Page title="培训计划">
      <PersonGate>
        {({ personId }) => <TrainingPlan key={personId} personId={personId} />}
      </PersonGate>
    </Page>
  );
}
