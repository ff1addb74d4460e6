import { useRouter } from '@tarojs/taro';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../training.css';
import { Lesson } from './lesson';

export default function LessonPage() {
  const { lessonId = '' } = useRouter().params as { lessonId?: string };
  return (
    <Page title="线上课">
      <PersonGate>
        {({ personId }) => <Lesson key={personId} personId={personId} lessonId={lessonId} />}
      </PersonGate>
    </Page>
  );
}
