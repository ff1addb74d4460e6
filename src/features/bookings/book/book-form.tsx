import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { routes } from '../../../lib/routes';
import { topics, topicWords } from '../../../shared/bookings/model';
import { dateText, fullMonthWords, monthLine } from '../../../shared/bookings/words';
import { Banner } from '../../../ui/banner';
import { Icon, type IconName } from '../../../ui/icon';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { DayStrip } from '../parts/day-strip';
import { SlotGrid } from '../parts/slot-grid';
import type { Day, Days } from '../parts/types';
import { WhoChoice } from '../parts/who-choice';
import type { Book } from './use-book';

function Topics({ book }: { book: Book }) {
  return (
    <View className="card">
      <View className="sub choice-title">想聊什么，可以不选</View>
      <View className="wrap">
        {topics.map((topic) => (
          <Tap
            key={topic}
            role="switch"
            className={`chip${topic === book.topic ? ' on' : ''}`}
            chosen={topic === book.topic}
            onTap={() => book.chooseTopic(topic)}
          >
            {topicWords[topic]}
          </Tap>
        ))}
      </View>
    </View>
  );
}

function Fact({ icon, title, line }: { icon: IconName; title: string; line: string }) {
  return (
    <View className="li">
      <Icon name={icon} />
      <View className="grow">
        <View>{title}</View>
        <View className="sub">{line}</View>
      </View>
    </View>
  );
}

function FullDay({ day, book }: { day: Day; book: Book }) {
  return (
    <View className="full-day">
      <View className="sub">
        {day.waiting
          ? '这一天约满了，你已经在排队。有空位会按先后告诉你，留半小时。'
          : '这一天约满了。可以排队，有空位会按先后告诉你，留半小时。'}
      </View>
      {day.waiting ? null : (
        <Tap id="join" className="btn s soft" disabled={book.busy} onTap={book.join}>
          排队等空位
        </Tap>
      )}
    </View>
  );
}

/** The month is full: what one can do instead of a slot that would be refused. */
function FullMonth({ limit, month }: { limit: number; month: string }) {
  return (
    <View className="full-day">
      <Banner text={fullMonthWords(limit)} />
      <Tap
        id="ask-more"
        className="btn s soft"
        onTap={() => void Taro.navigateTo({ url: `${routes.moreBooking}?month=${month}` })}
      >
        再约一次
      </Tap>
    </View>
  );
}

/** The day's month when the student has used it up (B2); null: there is room. */
function fullMonthOf({ months }: Days, { date }: Day): Days['months'][number] | null {
  const month = months.find((one) => date.startsWith(one.month));
  return month !== undefined && month.used >= month.limit ? month : null;
}

function Times({ days, day, book, moves }: { days: Days; day: Day; book: Book; moves: boolean }) {
  const month = days.months.find((one) => day.date.startsWith(one.month));
  // A booking that moves is one of the month's already.
  const fullMonth = moves ? null : fullMonthOf(days, day);
  return (
    <View className="card">
      <View className="between">
        <View className="head">{dateText(day.date)}</View>
        {month === undefined ? null : (
          <View className="sub">
            {monthLine(month, book.today.startsWith(month.month), month.month)}
          </View>
        )}
      </View>
      <DayStrip days={days.days} today={book.today} chosen={day.date} onChoose={book.chooseDay} />
      {fullMonth !== null ? (
        <FullMonth limit={fullMonth.limit} month={fullMonth.month} />
      ) : day.state === 'full' ? (
        <FullDay day={day} book={book} />
      ) : (
        <SlotGrid
          slots={day.slots}
          chosen={book.hold?.date === day.date ? book.hold.start : null}
          onChoose={book.choose}
        />
      )}
    </View>
  );
}

export function BookForm({ book, moves }: { book: Book; moves: boolean }) {
  const { data } = book.live;
  if (data === undefined) return <LiveState live={book.live} />;
  // Where it will be is known of the slot that is kept, and likely before.
  const room = book.hold?.room ?? data.room;
  // There is nothing to say what it is about when nothing can be booked.
  const isFull = book.day === null || fullMonthOf(data, book.day) !== null;
  return (
    <>
      <WhoChoice
        title="想和谁聊"
        counsellors={data.counsellors}
        chosen={book.counsellorId}
        onChoose={book.chooseWho}
      />
      {book.day === null ? (
        <Empty what="这两周没有可以约的时间" how="假期里按安排开放。想说话，随时可以留言。" />
      ) : (
        <Times days={data} day={book.day} book={book} moves={moves} />
      )}
      <View className="place">{moves || isFull ? null : <Topics book={book} />}</View>
      <View className="card list">
        {room === null ? null : <Fact icon="pin" title={room.name} line={room.place} />}
        <Fact icon="lock" title="谈话替你保密" line="只有关系到安全时例外" />
      </View>
    </>
  );
}
