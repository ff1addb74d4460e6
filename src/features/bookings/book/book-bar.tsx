import { View } from '@tarojs/components';
import { rangeText, secondsText, weekdayText } from '../../../shared/bookings/words';
import { Tap } from '../../../ui/tap';
import type { Book } from './use-book';

/** The hold in the bar, and the one thing to do. After three minutes the slot may still be free: one can try. */
export function BookBar({ book, moves }: { book: Book; moves: boolean }) {
  const { hold, secondsLeft } = book;
  if (hold === null) return null;
  return (
    <View className="bar">
      <View className="bar-in">
        <View className="grow">
          <View className="head">{`${weekdayText(hold.date)} ${rangeText(hold)}`}</View>
          <View className="cap">
            {secondsLeft > 0
              ? `为你留着 · 还有 ${secondsText(secondsLeft)}`
              : '3 分钟过了，还空着的话也能约'}
          </View>
        </View>
        <Tap id="confirm" className="btn" disabled={book.busy} onTap={book.confirm}>
          {moves ? '改到这时候' : '确认预约'}
        </Tap>
      </View>
    </View>
  );
}
