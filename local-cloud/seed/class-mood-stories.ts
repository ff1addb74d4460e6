/** The few stories behind the demonstration's weekly forms (W1): whom a class teacher cares for, what was told. */
import type { KeptConcern } from '../../src/shared/class-mood/form-rules';
import { addDays } from '../../src/shared/time';
import type { SeededSchool } from './build-school';

interface Story {
  /** `<grade>-<class>` and the student's seat. */
  place: string;
  seat: string;
  /** First and last week in which the form names the student; 1 is the latest that is over. */
  fromWeeksAgo: number;
  toWeeksAgo: number;
  level: KeptConcern['level'];
  behaviour: string;
  /** The last week says so; otherwise the story goes on. */
  better: boolean;
}

const stories: readonly Story[] = [
  {
    place: '6-1',
    seat: '12',
    fromWeeksAgo: 3,
    toWeeksAgo: 1,
    level: 'orange',
    behaviour: '这几周上课常趴着，作业没交过三次，说晚上睡不着。',
    better: false,
  },
  {
    place: '4-1',
    seat: '05',
    fromWeeksAgo: 1,
    toWeeksAgo: 1,
    level: 'yellow',
    behaviour: '爸爸去外地工作以后，早上进校门哭过两次。',
    better: false,
  },
  {
    place: '5-2',
    seat: '09',
    fromWeeksAgo: 4,
    toWeeksAgo: 3,
    level: 'yellow',
    behaviour: '和好朋友吵架以后，课间一个人坐着。',
    better: true,
  },
];

/** Classes that did not hand in, by how many weeks ago. */
const missing: Readonly<Record<number, readonly string[]>> = {
  1: ['4-3', '2-2'],
  2: ['1-3'],
  5: ['6-3'],
};

const idOf = ({ plan }: SeededSchool, place: string) => `${plan.schoolId}-${place}`;

export function handsIn(school: SeededSchool, classId: string, weeksAgo: number): boolean {
  return !(missing[weeksAgo] ?? []).some((place) => idOf(school, place) === classId);
}

export function concernsOf(
  school: SeededSchool,
  classId: string,
  monday: string,
  weeksAgo: number,
): KeptConcern[] {
  return stories
    .filter(
      ({ place, fromWeeksAgo, toWeeksAgo }) =>
        idOf(school, place) === classId && weeksAgo <= fromWeeksAgo && weeksAgo >= toWeeksAgo,
    )
    .map(({ place, seat, fromWeeksAgo, toWeeksAgo, level, behaviour, better }) => ({
      studentId: `${school.plan.schoolId}-s-${place}-${seat}`,
      source: weeksAgo === fromWeeksAgo ? 'new' : 'carried',
      word: weeksAgo === fromWeeksAgo ? '' : better && weeksAgo === toWeeksAgo ? 'better' : 'same',
      behaviour,
      level,
      since: addDays(monday, -7 * (fromWeeksAgo - weeksAgo)),
    }));
}

/** This week's notes of mood members in the highest grade: one wrote, one would rather not. */
export function notesOf(school: SeededSchool, monday: string): Record<string, unknown>[] {
  const members = school.students.filter(
    ({ grade, assignments }) =>
      grade === 6 && assignments.some(({ role }) => role === 'mood-member'),
  );
  return members.map(({ _id: studentId, classId, schoolId }, index) => ({
    _id: `${classId}.${monday}.${studentId}`,
    schoolId,
    classId,
    monday,
    studentId,
    ...(index % 2 === 0
      ? {
          state: 'written',
          air: 'noisy',
          sights: ['quarrel', 'tired'],
          text: '体育课分组的时候有人吵起来了。',
        }
      : { state: 'declined', air: '', sights: [], text: '' }),
    version: 0,
  }));
}

/** What the English teachers of the highest grade told this week. */
export function observationsOf(
  school: SeededSchool,
  monday: string,
  today: string,
): Record<string, unknown>[] {
  const { schoolId } = school.plan;
  const teacher = school.staff.find(({ _id }) => _id === `${schoolId}-en-6`);
  return ['6-1', '6-2'].map((place, index) => ({
    _id: `${schoolId}-en-6.seeded-${place}`,
    schoolId,
    classId: idOf(school, place),
    monday,
    date: monday < today ? monday : today,
    studentId: index === 0 ? '' : `${schoolId}-s-${place}-08`,
    kind: index === 0 ? 'conflict' : 'marks',
    text: index === 0 ? '小组活动时两边吵了起来，后来自己和好了。' : '这周没交作业，上课走神。',
    teacherId: `${schoolId}-en-6`,
    by: `英语 ${[...(teacher?.name ?? '')][0] ?? ''}老师`,
  }));
}
