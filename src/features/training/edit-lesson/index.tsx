import { useRouter } from '@tarojs/taro';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../training.css';
import { EditLesson } from './edit-lesson';

export default function EditLessonPage() {
  const { lessonId = null } = useRouter().params as { lessonId?: string };
  return (
    <Page title="线上课">
      <PersonGate>
        {({ personId }) => <EditLesson key={personId} personId={personId} lessonId={lessonId} />}
      </PersonGate>
    </Page>
  );
}
