/**
 * The messages of a thread, in portions. Taro hands a whole list of children over again
 * when one is taken out or put in front, so nothing here ever is: what comes, comes at the end of its parent, and
 * earlier portions fill empty places that stand above from the beginning.
 */
import { View } from '@tarojs/components';
import { Fragment, useState, type ReactNode } from 'react';
import { useMinute } from '../../lib/clock';
import { Tap } from '../../ui/tap';
import {
  followEnd,
  hiddenOf,
  openAtEnd,
  portionsOf,
  showEarlier,
  type Numbered,
  type SizeOf,
} from './shown-messages';
import { timeline, type TimelineItem } from './timeline';

/** Places for earlier portions that stand ready; one more holds as many again. */
const placesAtOnce = 8;

export interface Listed extends Numbered {
  messageId: string;
  from: string;
  sentAtMs: number;
}

interface PlacesProps {
  /** The number of the lowest place: the portion that fills it. */
  first: number;
  /** How many portions are shown, the newest among them. */
  shown: number;
  portion: (number: number) => ReactNode;
  /** Stands in the place that is filled next. */
  control: ReactNode;
}

function Places({ first, shown, portion, control }: PlacesProps) {
  const last = first + placesAtOnce;
  const numbers = Array.from({ length: placesAtOnce }, (_, index) => last - 1 - index);
  const inside = (number: number) =>
    number === shown ? control : number < shown && portion(number);
  return (
    <>
      <View className="part">
        {shown < last ? null : (
          <Places first={last} shown={shown} portion={portion} control={control} />
        )}
      </View>
      {numbers.map((number) => (
        <View key={number} className="part">
          {inside(number) || null}
        </View>
      ))}
    </>
  );
}

interface MessageListProps<M> {
  /** Ascending; the list only grows, at its end. */
  messages: readonly M[];
  sizeOf: SizeOf<M>;
  /** Bytes left for messages when the thread opens. */
  roomBytes: number;
  bubble: (item: TimelineItem<M>) => ReactNode;
}

export function MessageList<M extends Listed>(props: MessageListProps<M>) {
  const { messages, sizeOf, roomBytes, bubble } = props;
  const nowMs = useMinute();
  const [kept, setShown] = useState(() => openAtEnd(messages, sizeOf, roomBytes));
  const shown = followEnd(kept, messages, sizeOf);
  if (shown !== kept) setShown(shown);

  const hidden = hiddenOf(shown, messages).length;
  const items = timeline(messages, hidden, nowMs);
  const portions = portionsOf(shown, items, ({ message }) => message.seq);
  const portion = (number: number) =>
    portions[number]?.map((item) => (
      <View key={item.message.messageId} className="entry">
        {item.beginsDay ? <View className="cap day">{item.dayName}</View> : null}
        {bubble(item)}
      </View>
    ));
  const [oldest] = items;
  const control = hidden > 0 && (
    <>
      <Tap
        className="btn plain s day"
        onTap={() => setShown((last) => showEarlier(last, messages, sizeOf))}
      >
        看前面的 {hidden} 条
      </Tap>
      {oldest === undefined || oldest.beginsDay ? null : (
        <View className="cap day">{oldest.dayName}</View>
      )}
    </>
  );
  const opensWhole = (messages[0]?.seq ?? 0) >= (shown.firstSeqs[0] ?? 0);
  return (
    <View className="part">
      <Fragment key={shown.opening}>
        {opensWhole ? null : (
          <Places first={1} shown={portions.length} portion={portion} control={control} />
        )}
        {portion(0)}
      </Fragment>
    </View>
  );
}
