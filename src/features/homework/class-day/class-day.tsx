/** 作业公布情况 (H1): posted, late, missing in the own class → 提醒; below, the month. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { classDay, remindPost, type ClassRow } from '../../../shared/homework/class-contracts';
import { isOwed } from '../../../shared/homework/days';
import { standingWords } from '../../../shared/homework/words';
import { subjectNames } from '../../../shared/people/subjects';
import { staffBudget } from '../../../shared/polling/plan';
import { toLocalTime } from '../../../shared/time/instant';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { SheetPictures } from '../parts/sheet-pictures';
import { Passed } from '../parts/passed';
import { dateText, dayWords, sheetLines } from '../parts/words';
import { MonthLink } from '../requests/requests';

type Day = OutputOf<typeof classDay>;

function useReminder(onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const remind = async (classId: string, { subject }: ClassRow) => {
    setBusy(true);
    try {
      const { alreadyToday } = await callAction(remindPost, { classId, subject });
      mention(alreadyToday ? '今天已经提醒过了' : '已提醒');
      onDone();
    } catch (thrown) {
      mention(asAppError(thrown).text);
    } finally {
      setBusy(false);
    }
  };
  return { busy, remind: (classId: string, row: ClassRow) => void remind(classId, row) };
}

function standingLine({ standing, late, handedAtMs, minutes }: ClassRow): string {
  const when = handedAtMs === null ? '' : ` · ${toLocalTime(handedAtMs)}`;
  const load = standing === 'published' ? ` · ${minutes} 分` : '';
  return `${standingWords[standing]}${load}${when}${late ? ' · 迟' : ''}`;
}

function Row(props: { row: ClassRow; day: Day; busy: boolean; onRemind: () => void }) {
  const { row, day, busy } = props;
  const word = subjectNames[row.subject];
  const owes = isOwed(row.standing);
  return (
    <View className="li">
      <View className="grow">
        <View>{`${word} · ${row.teacherName}`}</View>
        <View className="cap">{standingLine(row)}</View>
        {(row.published ? sheetLines(row.published) : []).map((line) => (
          <View key={line} className="cap hw-task">
            {line}
          </View>
        ))}
        <SheetPictures
          where={{ classId: day.classId, date: day.date, subject: row.subject }}
          ids={row.published?.pictures ?? []}
        />
      </View>
      {row.remindedToday ? (
        <View className="pill">提醒过了</View>
      ) : owes ? (
        <Tap className="btn s soft" label={`提醒 ${word}`} disabled={busy} onTap={props.onRemind}>
          提醒
        </Tap>
      ) : row.late ? (
        <View className="pill soon">迟</View>
      ) : null}
    </View>
  );
}

function DayCard({ day, onDone }: { day: Day; onDone: () => void }) {
  const { busy, remind } = useReminder(onDone);
  const missing = day.rows.some(({ standing }) => standing === 'missing');
  return (
    <View className="card list">
      <View className="li">
        <View className="grow">
          <View className="head">{`${day.className} · ${dateText(day.date)}`}</View>
          <View className="cap">
            {`书面作业 ${day.totalMinutes} 分，上限 ${day.limits.total} 分 · ${toLocalTime(day.dueAtMs)} 前公布`}
          </View>
        </View>
        <View className={`pill${missing ? ' over' : ''}`}>{dayWords(day.rows)}</View>
      </View>
      {day.rows.map((row) => (
        <Row
          key={row.subject}
          row={row}
          day={day}
          busy={busy}
          onRemind={() => remind(day.classId, row)}
        />
      ))}
    </View>
  );
}

export function ClassDay({ personId }: { personId: string }) {
  const live = useLive(`homework-class.${personId}`, {
    budget: staffBudget,
    load: () => callAction(classDay, {}),
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const day = live.data;
  return (
    <>
      <MonthLink />
      <View className="hw-hold">
        <Passed passed={day.passed} hint="那一天已经过了。老师可以重新布置。" />
      </View>
      {day.rows.length > 0 ? (
        <DayCard day={day} onDone={live.reload} />
      ) : day.isSchoolDay ? (
        <Empty what="今天没有要公布的作业" how="有课的学科公布了，会出现在这里。" />
      ) : (
        <Empty what="今天不上课" how="上课的日子，这里看得到谁公布了作业。" />
      )}
    </>
  );
}
