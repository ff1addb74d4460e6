/** 今日作业 (H1): what one child has today, with the total; a stopwatch for those who want one → 开始计时. */
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { childToday, type TodaySubject } from '../../../shared/homework/family-contracts';
import { subjectNames } from '../../../shared/people/subjects';
import { staffBudget } from '../../../shared/polling/plan';
import { toLocalTime } from '../../../shared/time/instant';
import { callAction } from '../../../lib/cloud';
import { serverNowMs, useMinute } from '../../../lib/clock';
import { useLive } from '../../../lib/polling';
import { routes } from '../../../lib/routes';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { minutesOn, readWatch, tapWatch, type Watch } from '../parts/stopwatch';
import { SheetPictures } from '../parts/sheet-pictures';
import { ForChild } from '../parts/use-child';
import type { Addresses } from '../parts/use-addresses';
import { taskText } from '../parts/words';

type Day = OutputOf<typeof childToday>;

function headLine(subject: TodaySubject): string {
  const name = subjectNames[subject.subject];
  if (subject.state === 'none') return `${name} · 今天没有`;
  if (subject.state === 'not-yet') return `${name} · 老师还没公布`;
  return subject.minutes > 0 ? `${name} · 老师估计 ${subject.minutes} 分` : `${name} · 不用写`;
}

function addressesIn({ pictures }: TodaySubject): Addresses {
  return new Map(
    pictures.flatMap(({ pictureId, url }): [string, string][] =>
      url === null ? [] : [[pictureId, url]],
    ),
  );
}

function SubjectCard(props: {
  given: TodaySubject;
  classId: string;
  date: string;
  watch: Watch;
  onTapWatch: () => void;
}) {
  const { given, classId, date, watch } = props;
  const nowMs = useMinute();
  const word = subjectNames[given.subject];
  const minutes = minutesOn(watch, given.subject, date, nowMs);
  const runs = watch.running?.subject === given.subject;
  return (
    <View className="card hw-part">
      <View className="between">
        <View className="head">{headLine(given)}</View>
        {given.state === 'published' ? (
          <Tap
            className={`btn s hw-watch ${runs ? '' : 'soft'}`}
            label={`${word} ${runs ? '停下' : '开始计时'}`}
            onTap={props.onTapWatch}
          >
            {runs ? '停下' : '开始计时'}
          </Tap>
        ) : null}
      </View>
      {given.tasks.map((task) => (
        <View key={task.tier} className="hw-task">
          {taskText(task)}
        </View>
      ))}
      <SheetPictures
        where={{ classId, date, subject: given.subject }}
        ids={given.pictures.map(({ pictureId }) => pictureId)}
        known={addressesIn(given)}
      />
      <View className="cap">
        {runs ? `正在计时，今天已经 ${minutes} 分` : minutes > 0 ? `今天写了 ${minutes} 分` : ''}
      </View>
    </View>
  );
}

function DayCards({ day, personId }: { day: Day; personId: string }) {
  const { childId } = day.child;
  const [watch, setWatch] = useState(() => readWatch(personId, childId, serverNowMs()));
  const notYet = day.subjects.filter(({ state }) => state === 'not-yet').length;
  const tapped = (given: TodaySubject) =>
    setWatch(tapWatch(personId, childId, given.subject, serverNowMs()));
  return (
    <>
      <View className="card">
        <View className="title">{`今天书面作业 ${day.totalMinutes} 分钟`}</View>
        <View className="sub">
          {notYet > 0
            ? `还有 ${notYet} 科没公布，老师 ${toLocalTime(day.dueAtMs)} 前公布`
            : '今天的都公布了'}
        </View>
      </View>
      {day.subjects.map((given) => (
        <SubjectCard
          key={given.subject}
          given={given}
          classId={day.classId}
          date={day.date}
          watch={watch}
          onTapWatch={() => tapped(given)}
        />
      ))}
      <View className="cap hw-note">计时只存在这部手机上，填周表时帮您算好，想改就改。</View>
    </>
  );
}

function ChildDay({ personId, childId }: { personId: string; childId: string }) {
  const live = useLive(`homework-today.${childId}`, {
    budget: staffBudget,
    load: () => callAction(childToday, { childId }),
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const day = live.data;
  return (
    <>
      {day.subjects.length > 0 ? (
        <DayCards key={childId} day={day} personId={personId} />
      ) : (
        <Empty
          what={day.isSchoolDay ? '今天没有作业' : '今天不上课'}
          how="老师公布了，会出现在这里。"
        />
      )}
      <Tap
        id="to-week"
        className="btn soft wide"
        onTap={() => void Taro.navigateTo({ url: `${routes.homeworkWeek}?childId=${childId}` })}
      >
        填这周实际写了多久
      </Tap>
    </>
  );
}

export function Today({ personId }: { personId: string }) {
  return (
    <ForChild personId={personId}>
      {(childId) => <ChildDay key={childId} personId={personId} childId={childId} />}
    </ForChild>
  );
}
