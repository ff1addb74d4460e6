import { useRouter } from '@tarojs/taro';
import { useSession } from '../../../lib/session';
import { LiveState } from '../../../ui/live-state';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../class-mood.css';
import { openDraft } from '../form/form-draft';
import { useFormPlace } from '../form/use-form';
import { ConcernPage } from './concern-page';

const title = '关心的学生';

function OpenConcern({ personId }: { personId: string }) {
  const { classId, monday, studentId } = useRouter().params;
  const live = useFormPlace(personId, { classId, monday }, true);
  const draft = openDraft(personId, classId, monday);
  if (draft === undefined)
    return (
      <Page title={title}>
        <LiveState live={live} />
      </Page>
    );
  return <ConcernPage draft={draft} asked={studentId} />;
}

export default function MoodConcernPage() {
  const session = useSession();
  if (session.status === 'ready')
    return <OpenConcern key={session.person.personId} personId={session.person.personId} />;
  return (
    <Page title={title}>
      <PersonGate>{() => null}</PersonGate>
    </Page>
  );
}
