import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../duty.css';
import { DutyPlanPage } from './plan-page';

export default function PlanPage() {
  return (
    <Page title="值班安排">
      <PersonGate>{(person) => <DutyPlanPage key={person.personId} person={person} />}</PersonGate>
    </Page>
  );
}
