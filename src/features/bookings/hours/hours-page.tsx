/** 可约时间 (B1): the week's pattern, days that are not like it, and whether the school is open long enough. */
import { useState } from 'react';
import { dateText } from '../../../shared/bookings/words';
import { Banner } from '../../../ui/banner';
import { LiveState } from '../../../ui/live-state';
import { ColleagueChoice } from '../parts/colleague-choice';
import { Month } from './month';
import { useHours, type Hours } from './use-hours';
import { WeekPattern } from './week-pattern';

function openingWords({ weeks }: Hours): string {
  const [week] = weeks;
  if (week === undefined) return '';
  const hours = Math.floor(week.openMinutes / 60);
  const required = Math.floor(week.requiredMinutes / 60);
  const without = week.without.map(dateText).join('、');
  const missing = without === '' ? '' : ` ${without}没有人。`;
  return `全校这周开放 ${hours} 小时，要求每周不少于 ${required} 小时、每个上学日都开。${missing}`;
}

function isEnough({ weeks }: Hours): boolean {
  const [week] = weeks;
  return (
    week === undefined || (week.openMinutes >= week.requiredMinutes && week.without.length === 0)
  );
}

export function HoursPage({ personId }: { personId: string }) {
  const [ofId, setOfId] = useState(personId);
  const { live, busy, saveWeek, ...acts } = useHours(ofId);
  const hours = live.data;
  if (hours === undefined) return <LiveState live={live} />;
  return (
    <>
      <ColleagueChoice colleagues={hours.colleagues} chosen={ofId} onChoose={setOfId} />
      <Banner icon={isEnough(hours) ? 'check' : 'info'} text={openingWords(hours)} />
      <Month key={`days.${ofId}`} hours={hours} busy={busy} acts={acts} />
      <WeekPattern
        key={`${ofId}.${JSON.stringify(hours.weekly)}`}
        hours={hours}
        busy={busy}
        onSave={saveWeek}
      />
    </>
  );
}
