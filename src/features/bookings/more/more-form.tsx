/** 再约一次 (B2): beyond the month's sessions; the school sees grade and reason, no name. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import { routes } from '../../../lib/routes';
import { askForMore, bookingDays } from '../../../shared/bookings/student-contracts';
import { fullMonthWords, monthText, requestWords } from '../../../shared/bookings/words';
import { studentBudget } from '../../../shared/polling/plan';
import { aria } from '../../../ui/aria';
import { Banner } from '../../../ui/banner';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { useAct } from '../../../lib/use-act';

export function MoreForm({ personId, month }: { personId: string; month: string | null }) {
  const live = useLive(`more.${personId}`, {
    budget: studentBudget,
    load: () => callAction(bookingDays, { counsellorId: null }),
    urgency: () => null,
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const { busy, act } = useAct(live.reload);
  if (live.data === undefined) return <LiveState live={live} />;
  const { months, counsellors } = live.data;
  const full =
    months.find((one) => one.month === month) ?? months.find((one) => one.used >= one.limit);
  if (full?.request === 'asked' || full?.request === 'forwarded') {
    return <Banner text={requestWords[full.request]} />;
  }
  if (full === undefined || full.used < full.limit) {
    return (
      <Empty
        what={full?.request === 'approved' ? requestWords.approved : '这个月还能约'}
        how="直接选时间就好。"
        action={{ word: '选时间', onTap: () => void Taro.redirectTo({ url: routes.book }) }}
      />
    );
  }
  const counsellorId = chosen ?? counsellors[0]?.personId ?? '';
  return (
    <>
      <View className="card">
        <View className="head">{`${monthText(full.month)}再约一次`}</View>
        <View className="sub">{fullMonthWords(full.limit)}</View>
      </View>
      {full.request === 'declined' ? <Banner text={requestWords.declined} /> : null}
      <View className="card">
        <View className="sub choice-title">请哪位老师帮你写理由</View>
        <View className="choices" {...aria({ role: 'radiogroup', label: '请哪位老师帮你写理由' })}>
          {counsellors.map(({ personId: id, name }) => (
            <Tap
              key={id}
              role="radio"
              className={`chip${id === counsellorId ? ' on' : ''}`}
              chosen={id === counsellorId}
              onTap={() => setChosen(id)}
            >
              {name}
            </Tap>
          ))}
        </View>
      </View>
      <Tap
        id="ask"
        className="btn wide"
        disabled={busy || counsellorId === ''}
        onTap={() => act(() => callAction(askForMore, { month: full.month, counsellorId }))}
      >
        提交申请
      </Tap>
    </>
  );
}
