/** When, where, and how many seats: the facts of a session as a family reads them. */
import { View } from '@tarojs/components';
import type { CSSProperties, ReactNode } from 'react';
import { mention } from '../../../lib/confirm';
import { addToPhoneCalendar } from '../../../lib/phone-calendar';
import { endMsOf, startMsOf } from '../../../shared/training/model';
import { dateText, seatsText, timeText } from '../../../shared/training/words';
import type { FamilySession } from '../../../shared/training/views';
import { Icon, type IconName } from '../../../ui/icon';
import { Tap } from '../../../ui/tap';

async function keepInCalendar(session: FamilySession): Promise<void> {
  const written = await addToPhoneCalendar({
    title: '家长学校',
    startMs: startMsOf(session),
    endMs: endMsOf(session),
  });
  if (written) mention('记到手机日历里了');
}

interface FactProps {
  icon: IconName;
  head: string;
  line: string;
  right?: ReactNode;
  below?: ReactNode;
}

function Fact({ icon, head, line, right, below }: FactProps) {
  return (
    <View className="tr-fact">
      <Icon name={icon} />
      <View className="grow">
        <View>{head}</View>
        {line === '' ? null : <View className="sub">{line}</View>}
        {below}
      </View>
      {right}
    </View>
  );
}

export function SessionFacts({ session }: { session: FamilySession }) {
  const { date, place, arrival, capacity, taken, mine } = session;
  const share = Math.min(100, (taken / capacity) * 100);
  return (
    <View className="card list">
      <Fact
        icon="calendar"
        head={`${dateText(date)} ${timeText(session)}`}
        line={mine === null || mine.state === 'waiting' ? '' : '前一天和前一小时可以提醒你'}
        right={
          mine === null ? null : (
            <Tap id="to-calendar" className="hide bare" onTap={() => void keepInCalendar(session)}>
              加到日历
            </Tap>
          )
        }
      />
      <Fact icon="pin" head={place} line={arrival} />
      <Fact
        icon="people"
        head={seatsText(session)}
        line=""
        below={
          <View className="tr-seats" aria-hidden>
            <View className="tr-seats-in" style={{ width: `${share}%` } as CSSProperties} />
          </View>
        }
      />
    </View>
  );
}
