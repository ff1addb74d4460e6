import { Text } from '@tarojs/components';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { StudentStrip } from '../../../ui/strip';
import { useSession } from '../../../lib/session';
import { replacedSeats } from '../../../shared/seal/seats';
import { WriteFooter } from './write-footer';
import { WriteForm } from './write-form';
import { useWriting } from './use-writing';
import '../messages.css';

function Writing({ personId, youngChild }: { personId: string; youngChild: boolean }) {
  const writing = useWriting(personId);
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
      footer={<WriteFooter writing={writing} />}
    >
      <WriteForm writing={writing} youngChild={youngChild} />
    </Page>
  );
}

export default function WritePage() {
  const session = useSession();
  if (session.status === 'ready') {
    const { personId, youngChild } = session.person;
    return <Writing key={personId} personId={personId} youngChild={youngChild} />;
  }
  return (
    <Page title="说一说" strip={<StudentStrip />}>
      <PersonGate>{() => null}</PersonGate>
    </Page>
  );
}
