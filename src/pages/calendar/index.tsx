/** 校历: what quick-hide shows. A plain month; nothing on it leads anywhere or asks the cloud. */
import { View } from '@tarojs/components';
import { useMinute } from '../../lib/clock';
import { Page } from '../../ui/page';
import { monthOf } from '../../shared/time/month';
import { toLocalDate } from '../../shared/time/instant';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

export default function CalendarPage() {
  const today = toLocalDate(useMinute());
  const { title, weeks } = monthOf(today);
  return (
    <Page title="校历">
      <View className="card">
        <View className="head">{title}</View>
        <View className="cal-grid">
          {weekdays.map((name, index) => (
            <View key={name} className={`cal-cell cap${index > 4 ? ' off' : ''}`}>
              {name}
            </View>
          ))}
          {weeks.flat().map((day, index) => (
            <View
              key={index}
              className={`cal-cell${index % 7 > 4 ? ' off' : ''}${day?.date === today ? ' today' : ''}`}
            >
              {day === null ? '' : String(day.dayOfMonth)}
            </View>
          ))}
        </View>
      </View>
      <View className="card">
        <View className="sub">周一到周五上课。放假和调休以学校通知为准。</View>
      </View>
    </Page>
  );
}
