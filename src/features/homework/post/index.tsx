import { useSession } from '../../../lib/session';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import '../homework.css';
import { PostPage } from './post-page';

export default function HomeworkPostPage() {
  const session = useSession();
  if (session.status === 'ready')
    return <PostPage key={session.person.personId} personId={session.person.personId} />;
  return (
    <Page title="公布作业">
      <PersonGate>{() => null}</PersonGate>
    </Page>
  );
}
