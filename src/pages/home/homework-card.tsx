/** A family's one thing of the day (H1, H3): what each child has, and the week's form. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { callAction } from '../../lib/cloud';
import { useLive } from '../../lib/polling';
import { routes } from '../../lib/routes';
import type { Person } from '../../lib/session';
import { childrenToday, type ChildGlance } from '../../shared/homework/home-contract';
import { subjectNames } from '../../shared/people/subjects';
import { staffBudget } from '../../shared/polling/plan';
import { Icon } from '../../ui/icon';
import { LiveState } from '../../ui/live-state';
import { Empty } from '../../ui/states';
import { Tap } from '../../ui/tap';

function todayLine({ subjects, notYet, isSchoolDay }: ChildGlance): string {
  if (!isSchoolDay) return '今天不上课';
  const given = subjects.map(
    ({ subject, minutes }) => `${subjectNames[subject]} ${minutes > 0 ? minutes : '不用写'}`,
  );
  const rest = notYet > 0 ? [`还有 ${notYet} 科没公布`] : [];
  return [...given, ...rest].join(' · ') || '今天没有作业';
}

const weekWords: Readonly<Record<ChildGlance['week'], string>> = {
  open: '大概就好，不到一分钟',
  done: '这周的填过了，还能改',
  closed: '这周的已经收了',
  'not-asked': '这周不上课，不用填',
};

function Line(props: { id: string; title: string; hint: string; url: string }) {
  return (
    <Tap id={props.id} className="li" onTap={() => void Taro.navigateTo({ url: props.url })}>
      <View className="grow">
        <View className="head">{props.title}</View>
        <View className="sub">{props.hint}</View>
      </View>
      <View className="chev">
        <Icon name="chevron" size="s" />
      </View>
    </Tap>
  );
}

function ChildCard({ child }: { child: ChildGlance }) {
  const { childId, name, className, minutes, week } = child;
  return (
    <View className="card list">
      <View className="li">
        <View className="grow head">{name}</View>
        <View className="sub">{className}</View>
      </View>
      <Line
        id={`today-${childId}`}
        title={`今天书面作业 ${minutes} 分钟`}
        hint={todayLine(child)}
        url={`${routes.homeworkToday}?childId=${childId}`}
      />
      <Line
        id={`week-${childId}`}
        title="这周实际写了多久"
        hint={weekWords[week]}
        url={`${routes.homeworkWeek}?childId=${childId}`}
      />
    </View>
  );
}

export function HomeworkCard({ person }: { person: Person }) {
  const live = useLive(`homework-home.${person.personId}`, {
    budget: staffBudget,
    load: () => callAction(childrenToday, {}),
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const { children } = live.data;
  if (children.length === 0)
    return <Empty what="还没有绑定孩子" how="请找班主任，让老师把孩子加进来。" />;
  return (
    <>
      {children.map((child) => (
        <ChildCard key={child.childId} child={child} />
      ))}
    </>
  );
}
