/** 培训计划 (T1): the term against what it owes; sessions with their code, lessons with their progress. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { useLive } from '../../../lib/polling';
import { routes } from '../../../lib/routes';
import { places } from '../parts/places';
import { staffBudget } from '../../../shared/polling/plan';
import { toLocalDate } from '../../../shared/time/instant';
import { endMsOf } from '../../../shared/training/model';
import { trainingPlan } from '../../../shared/training/organiser-contracts';
import type { PlannedLesson, PlannedSession } from '../../../shared/training/views';
import { dayText, timeText } from '../../../shared/training/words';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';

const to = (page: string, query = '') => void Taro.navigateTo({ url: `${page}${query}` });

const stateWords = { draft: '草稿', published: '已发布', cancelled: '已取消' } as const;

function peopleWords({ families, persons, capacity, waiting, came }: PlannedSession): string {
  const line = waiting === 0 ? '' : ` · ${waiting} 家排队`;
  const there = came === 0 ? '' : ` · 签到 ${came} 家`;
  return `${families} 家 ${persons} 人，座位 ${capacity}${line}${there}`;
}

function SessionCard({ session, nowMs }: { session: PlannedSession; nowMs: number }) {
  const { sessionId, title, date, place, state } = session;
  const query = `?sessionId=${sessionId}`;
  const isToday = date === toLocalDate(nowMs);
  const isOver = endMsOf(session) <= nowMs;
  return (
    <View className="card">
      <View className="between">
        <View className="b grow">{title}</View>
        <View className={`pill${state === 'published' ? ' brand' : ''}`}>{stateWords[state]}</View>
      </View>
      <View className="sub">{`${dayText(date, nowMs)} ${timeText(session)} · ${place}`}</View>
      <View className="cap">{session.calledOff ?? peopleWords(session)}</View>
      {state === 'cancelled' ? null : (
        <View className="tr-acts">
          {state === 'published' && isToday ? (
            <Tap className="btn s" onTap={() => to(places.door, query)}>
              签到码
            </Tap>
          ) : null}
          {state === 'published' && date < toLocalDate(nowMs) ? (
            <Tap className="btn s plain" onTap={() => to(places.door, query)}>
              名单
            </Tap>
          ) : null}
          {isOver ? null : (
            <Tap className="btn s plain" onTap={() => to(places.editSession, query)}>
              {state === 'draft' ? '接着填' : '改'}
            </Tap>
          )}
        </View>
      )}
    </View>
  );
}

function LessonRow({ lesson, nowMs }: { lesson: PlannedLesson; nowMs: number }) {
  const { lessonId, title, minMinutes, checkpoints, openFrom, state, finished, begun } = lesson;
  return (
    <Tap className="li" onTap={() => to(places.editLesson, `?lessonId=${lessonId}`)}>
      <View className="grow">
        <View className="b">{title}</View>
        <View className="sub">
          {`${minMinutes} 分钟 · ${checkpoints} 道小题 · ${dayText(openFrom, nowMs)}起`}
        </View>
        <View className="cap">{`${begun} 位家长看过，${finished} 位学完`}</View>
      </View>
      <View className={`pill${state === 'published' ? ' brand' : ''}`}>{stateWords[state]}</View>
    </Tap>
  );
}

function byTerm<Planned extends { ofLaterTerm: boolean }>(all: readonly Planned[]) {
  return [
    all.filter(({ ofLaterTerm }) => !ofLaterTerm),
    all.filter(({ ofLaterTerm }) => ofLaterTerm),
  ] as const;
}

const publishedOf = (all: readonly { state: string }[]) =>
  all.filter(({ state }) => state === 'published').length;

function Lessons({ lessons, nowMs }: { lessons: readonly PlannedLesson[]; nowMs: number }) {
  return (
    <View className="card list">
      {lessons.map((lesson) => (
        <LessonRow key={lesson.lessonId} lesson={lesson} nowMs={nowMs} />
      ))}
    </View>
  );
}

interface LaterTermProps {
  sessions: readonly PlannedSession[];
  lessons: readonly PlannedLesson[];
  nowMs: number;
}

/** Planned ahead: nothing of it counts before that term begins. */
function LaterTerm({ sessions, lessons, nowMs }: LaterTermProps) {
  if (sessions.length + lessons.length === 0) return null;
  return (
    <>
      <View>
        <View className="head">下学期</View>
        <View className="sub">
          {`安排了 ${sessions.length} 场、${lessons.length} 节，发布了 ${publishedOf(sessions)} 场、${publishedOf(lessons)} 节`}
        </View>
      </View>
      {sessions.map((session) => (
        <SessionCard key={session.sessionId} session={session} nowMs={nowMs} />
      ))}
      {lessons.length === 0 ? null : <Lessons lessons={lessons} nowMs={nowMs} />}
    </>
  );
}

export function TrainingPlan({ personId }: { personId: string }) {
  const nowMs = useMinute();
  const live = useLive(`training-plan.${personId}`, {
    budget: staffBudget,
    load: () => callAction(trainingPlan, {}),
    urgency: () => 'idle',
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const { offlinePerTerm, onlinePerTerm } = live.data;
  const [sessions, laterSessions] = byTerm(live.data.sessions);
  const [lessons, laterLessons] = byTerm(live.data.lessons);
  const held = publishedOf(sessions);
  const open = publishedOf(lessons);
  return (
    <View className="tr-stack">
      <View className="between">
        <View className="grow">
          <View className="head">到学校来</View>
          <View className="sub">{`本学期要办 ${offlinePerTerm} 场，发布了 ${held} 场`}</View>
        </View>
        <Tap id="new-session" className="btn s" onTap={() => to(places.editSession)}>
          新一场
        </Tap>
      </View>
      {sessions.length === 0 ? (
        <Empty what="这学期还没有安排" how="点“新一场”，可以从模板开始。" />
      ) : (
        sessions.map((session) => (
          <SessionCard key={session.sessionId} session={session} nowMs={nowMs} />
        ))
      )}
      <View className="between">
        <View className="grow">
          <View className="head">线上课</View>
          <View className="sub">{`本学期要开 ${onlinePerTerm} 节，发布了 ${open} 节`}</View>
        </View>
        <Tap id="new-lesson" className="btn s" onTap={() => to(places.editLesson)}>
          新一节
        </Tap>
      </View>
      {lessons.length === 0 ? (
        <Empty what="还没有线上课" how="点“新一节”，可以从模板开始。" />
      ) : (
        <Lessons lessons={lessons} nowMs={nowMs} />
      )}
      <LaterTerm sessions={laterSessions} lessons={laterLessons} nowMs={nowMs} />
      <Tap id="to-rates" className="btn plain wide" onTap={() => to(routes.trainingRates)}>
        看参加情况
      </Tap>
    </View>
  );
}
