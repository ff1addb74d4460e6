/** 家长学校 (T1, T2): what is on, the family's own places first, and the online lessons. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { useLive } from '../../../lib/polling';
import { places } from '../parts/places';
import { studentBudget } from '../../../shared/polling/plan';
import { listTraining } from '../../../shared/training/family-contracts';
import type { FamilyLesson, FamilySession } from '../../../shared/training/views';
import { dayText, placeText, seatsText, timeText } from '../../../shared/training/words';
import { FamilyNoticeCard } from '../../../ui/family-notice-card';
import { Icon } from '../../../ui/icon';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';

function SessionRow({ session, nowMs }: { session: FamilySession; nowMs: number }) {
  const { sessionId, title, date, place, mine, calledOff } = session;
  const state = calledOff !== null ? '取消了' : mine === null ? null : placeText(mine, nowMs);
  return (
    <Tap
      className="li"
      onTap={() => void Taro.navigateTo({ url: `${places.session}?sessionId=${sessionId}` })}
    >
      <View className="grow">
        <View className="b">{title}</View>
        <View className="sub">{`${dayText(date, nowMs)} ${timeText(session)} · ${place}`}</View>
        <View className="cap">{state ?? seatsText(session)}</View>
      </View>
      {mine === null || calledOff !== null ? null : (
        <View className="pill brand">
          {mine.came ? '到过' : mine.state === 'waiting' ? '排队' : '已报名'}
        </View>
      )}
      <View className="chev">
        <Icon name="chevron" size="s" />
      </View>
    </Tap>
  );
}

function lessonWords({ progress, minMinutes, checkpoints }: FamilyLesson): string {
  if (progress.doneOn !== null) return '学完了';
  const begun = progress.minutesLeft < minMinutes || progress.passed.length > 0;
  const asked = checkpoints === 0 ? '' : `，${checkpoints} 道小题`;
  if (!begun) return `${minMinutes} 分钟${asked}`;
  const left = checkpoints - progress.passed.length;
  return `还有 ${progress.minutesLeft} 分钟，${left} 道小题`;
}

function LessonRow({ lesson }: { lesson: FamilyLesson }) {
  const { lessonId, title, summary, progress } = lesson;
  return (
    <Tap
      className="li"
      onTap={() => void Taro.navigateTo({ url: `${places.lesson}?lessonId=${lessonId}` })}
    >
      <View className="grow">
        <View className="b">{title}</View>
        {summary === '' ? null : <View className="sub">{summary}</View>}
        <View className="cap">{lessonWords(lesson)}</View>
      </View>
      {progress.doneOn === null ? null : <View className="pill brand">学完了</View>}
      <View className="chev">
        <Icon name="chevron" size="s" />
      </View>
    </Tap>
  );
}

/** Own places that lie ahead first. */
function sorted(sessions: readonly FamilySession[]): FamilySession[] {
  const rank = ({ mine, date, start }: FamilySession) =>
    `${mine?.came === true ? 2 : mine !== null ? 0 : 1} ${date} ${start}`;
  return [...sessions].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

function Sessions({ sessions, nowMs }: { sessions: readonly FamilySession[]; nowMs: number }) {
  return (
    <View className="card list">
      {sorted(sessions).map((session) => (
        <SessionRow key={session.sessionId} session={session} nowMs={nowMs} />
      ))}
    </View>
  );
}

export function TrainingList({ personId }: { personId: string }) {
  const nowMs = useMinute();
  const live = useLive(`training.${personId}`, {
    budget: studentBudget,
    load: () => callAction(listTraining, {}),
    urgency: () => 'idle',
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const { sessions, lessons } = live.data;
  const now = sessions.filter(({ ofLaterTerm }) => !ofLaterTerm);
  const later = sessions.filter(({ ofLaterTerm }) => ofLaterTerm);
  return (
    <View className="tr-stack">
      <View className="head">到学校来</View>
      {sessions.length === 0 ? (
        <Empty what="现在没有可以报名的场次" how="有新的一场，这里会看到。" />
      ) : null}
      {now.length === 0 ? null : <Sessions sessions={now} nowMs={nowMs} />}
      {later.length === 0 ? null : (
        <>
          <View className="head">下学期</View>
          <Sessions sessions={later} nowMs={nowMs} />
        </>
      )}
      <FamilyNoticeCard personId={personId} />
      <View className="head">在家看的线上课</View>
      {lessons.length === 0 ? (
        <Empty what="线上课还没有开" how="开了以后，可以随时看、分几次看。" />
      ) : (
        <View className="card list">
          {lessons.map((lesson) => (
            <LessonRow key={lesson.lessonId} lesson={lesson} />
          ))}
        </View>
      )}
    </View>
  );
}
