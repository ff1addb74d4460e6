import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useSession } from '../../../lib/session';
import { Page } from '../../../ui/page';
import { PersonGate } from '../../../ui/person-gate';
import { StudentStrip } from '../../../ui/strip';
import '../bookings.css';
import { BookBar } from './book-bar';
import { BookForm } from './book-form';
import { useBook } from './use-book';

const title = '约老师聊聊';

function Booking({ personId, bookingId }: { personId: string; bookingId: string | null }) {
  const book = useBook(personId, bookingId);
  const minutes = book.live.data?.slotMinutes ?? 40;
  const moves = bookingId !== null;
  return (
    <Page
      title={title}
      strip={
        <StudentStrip>
          <View className="sub">{moves ? '换个方便的时间' : `每次 ${minutes} 分钟`}</View>
        </StudentStrip>
      }
      footer={<BookBar book={book} moves={moves} />}
    >
      <BookForm book={book} moves={moves} />
    </Page>
  );
}

export default function BookPage() {
  const session = useSession();
  const { bookingId = null } = useRouter().params as { bookingId?: string };
  if (session.status === 'ready') {
    const { personId } = session.person;
    return <Booking key={personId} personId={personId} bookingId={bookingId} />;
  }
  return (
    <Page title={title} strip={<StudentStrip />}>
      <PersonGate>{() => null}</PersonGate>
    </Page>
  );
}
