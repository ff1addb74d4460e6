import { useRouter } from '@tarojs/taro';
import { useSession } from '../../../lib/session';
import { LiveState } from '../../../ui/live-state';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../class-mood.css';
import { openDraft } from './form-draft';
import { FormPage } from './form-page';
import { useFormPlace } from './use-form';

const title = '班级心理动态表';

function OpenForm({ personId }: { personId: string }) {
  const { classId, monday } = useRouter().params;
  const live = useFormPlace(personId, { classId, monday }, false);
  const place = live.data ?? { classId, monday };
  const draft = openDraft(personId, place.classId, place.monday);
  if (draft === undefined)
    return (
      <Page title={title}>
        <LiveState live={live} />
      </Page>
    );
  return <FormPage draft={draft} />;
}

export default function MoodFormPage() {
  const session = useSession();
  if (session.status === 'ready')
    return <OpenForm key={session.person.personId} personId={session.person.personId} />;
  return (
    <Page title={title}>
      <PersonGate>{() => null}</PersonGate>
    </Page>
  );
}
