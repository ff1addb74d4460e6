import { Text } from '@tarojs/components';
import { myNote } from '../../../shared/class-mood/member-contracts';
import { studentBudget } from '../../../shared/polling/plan';
import { callAction } from '../../../lib/cloud';
import { useLive, type Live } from '../../../lib/polling';
import { useSession } from '../../../lib/session';
import { LiveState } from '../../../ui/live-state';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { Empty } from '../../../ui/states';
import { StudentStrip } from '../../../ui/strip';
import '../class-mood.css';
import { weekWords } from '../class-words';
import { NoteFooter, NoteForm, useNote, type NoteWeek } from './note-form';

const title = '本周观察';

type NoteLive = Live<{ week: NoteWeek | null }>;

function OwnNotePage({ week, live }: { week: NoteWeek; live: NoteLive }) {
  const note = useNote(week, (written) => live.put({ week: { ...week, note: written } }));
  return (
    <Page
      title={title}
      strip={
        <StudentStrip>
          <Text className="sub">{weekWords(week.monday, week.weekNumber)}</Text>
        </StudentStrip>
      }
      footer={<NoteFooter note={note} />}
    >
      <NoteForm week={week} note={note} />
    </Page>
  );
}

function OpenNote({ personId }: { personId: string }) {
  const live: NoteLive = useLive(`mood-note.${personId}`, {
    budget: studentBudget,
    load: () => callAction(myNote, {}),
    urgency: () => null,
  });
  if (live.data?.week) return <OwnNotePage week={live.data.week} live={live} />;
  return (
    <Page title={title} strip={<StudentStrip />}>
      {live.data === undefined ? (
        <LiveState live={live} />
      ) : (
        <Empty what="这周不用写" how="上课的周，会再出现在这里。" />
      )}
    </Page>
  );
}

export default function MoodNotePage() {
  const session = useSession();
  if (session.status === 'ready')
    return <OpenNote key={session.person.personId} personId={session.person.personId} />;
  return (
    <Page title={title} strip={<StudentStrip />}>
      <PersonGate>{() => null}</PersonGate>
    </Page>
  );
}
