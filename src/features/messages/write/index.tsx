import { Text } from '@tarojs/components';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { StudentStrip } from '../../../ui/strip';
import { useSession } from '../../../lib/session';
import { replacedSeats } from '../../../shared/seal/seats';
import { WriteFooter } from './write-footer';
import { WriteForm } from './write-form';
import { useSpoken } from './use-spoken';
import { useWriting } from './use-writing';
import '../messages.css';

interface WritingProps {
  personId: string;
  youngChild: boolean;
  isOnlyPerson: boolean;
}

function Writing({ personId, youngChild, isOnlyPerson }: WritingProps) {
  const writing = useWriting(personId);
  const spoken = useSpoken(personId, isOnlyPerson, writing);
  return (
    <Page
      title="说一说"
      strip={
        <StudentStrip>
          <Text className="sub">
            {replacedSeats(writing.concerns).includes('lead')
              ? '写给区里的老师'
              : '写给值班的心理老师'}
          </Text>
        </StudentStrip>
      }
      footer={<WriteFooter writing={writing} spoken={spoken} />}
    >
      <WriteForm writing={writing} spoken={spoken} youngChild={youngChild} />
    </Page>
  );
}

export default function WritePage() {
  const session = useSession();
  if (session.status === 'ready') {
    const { personId, youngChild } = session.person;
    return (
      <Writing
        key={personId}
        personId={personId}
        youngChild={youngChild}
        isOnlyPerson={session.persons.length === 1}
      />
    );
  }
  return (
    <Page title="说一说" strip={<StudentStrip />}>
      <PersonGate>{() => null}</PersonGate>
    </Page>
  );
}
