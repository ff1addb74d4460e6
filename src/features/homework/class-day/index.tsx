import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../homework.css';
import { ClassDay } from './class-day';

export default function HomeworkClassDayPage() {
  return (
    <Page title="作业公布情况">
      <PersonGate>
        {(person) => <ClassDay key={person.personId} personId={person.personId} />}
      </PersonGate>
    </Page>
  );
}
