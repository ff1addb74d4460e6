/** H2: which posts over the limit wait for the caller, and which waited in vain until their day was over. */
import { isPassed } from '../../../src/shared/homework/days';
import { countedMinutes } from '../../../src/shared/homework/load';
import {
  overLimitRequests as contract,
  type OverLimitRequest,
} from '../../../src/shared/homework/decision-contracts';
import type { PassedRequest } from '../../../src/shared/homework/passed';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { defineAction } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { command } from '../../platform/cloud';
import { loadSchool, type School } from '../../platform/school';
import { find } from '../../platform/store';
import { addDays, toLocalDate } from '../../../src/shared/time';
import { homeworkDays, type HomeworkDay, type StoredPost } from './collections';
import { dayMinutesWith } from './day-store';
import { comesTo } from './deciders';
import { passedView } from './passed';
import { limitsOfDay } from './school-day';

/** How long a question that nobody answered in its day is shown. */
const daysShown = 8;

export function overLimitRequests(people: PeoplePort) {
  return defineAction(contract, async (_input, { caller, nowMs }) => {
    const { schoolId } = caller;
    const today = toLocalDate(nowMs);
    const [school, days, classes, leaders] = await Promise.all([
      loadSchool(schoolId, nowMs),
      find(
        homeworkDays,
        { schoolId, waiting: command.gt(0), date: command.gt(addDays(today, -daysShown)) },
        { orderBy: [['date', 'asc']] },
      ),
      people.classes(schoolId),
      gradeLeaders(people, schoolId, today),
    ]);
    const names = new Map(classes.map(({ classId, name }) => [classId, name]));
    const mine = days.flatMap((day) =>
      day.posts
        .filter(({ state }) => state === 'waiting')
        .filter(({ asked }) => asked && comes(caller, day, asked.byPersonId, leaders))
        .map((post) => ({ day, post })),
    );
    const requests: OverLimitRequest[] = [];
    const passed: PassedRequest[] = [];
    for (const { day, post } of mine) {
      const teacher = await people.staffMember(schoolId, post.asked?.byPersonId ?? '');
      const named = { className: names.get(day.classId) ?? '', teacherName: teacher?.name ?? '' };
      if (isPassed(day.date, nowMs))
        passed.push({ ...passedView(day, post, named.className), ...named });
      else requests.push(...requestView(school, day, post, named));
    }
    return { requests, passed };
  });
}

export type GradeLeaders = ReadonlyMap<number, readonly string[]>;

/** Ids of who leads each grade. */
export async function gradeLeaders(
  people: PeoplePort,
  schoolId: string,
  today: string,
): Promise<GradeLeaders> {
  const grades = [...new Set((await people.classes(schoolId)).map(({ grade }) => grade))];
  const found = await Promise.all(
    grades.map(async (grade): Promise<[number, string[]]> => {
      const held = await people.staffWith(schoolId, 'grade-leader', today, `grade:${grade}`);
      return [grade, held.map(({ personId }) => personId)];
    }),
  );
  return new Map(found);
}

function comes(caller: Caller, { grade }: HomeworkDay, askerId: string, leaders: GradeLeaders) {
  return comesTo(caller, { grade, askerId, gradeLeaderIds: leaders.get(grade) ?? [] });
}

function requestView(
  school: School,
  day: HomeworkDay,
  post: StoredPost,
  named: Pick<OverLimitRequest, 'className' | 'teacherName'>,
): OverLimitRequest[] {
  const { asked, subject } = post;
  if (!asked) return [];
  return [
    {
      classId: day.classId,
      date: day.date,
      subject,
      ...named,
      sheet: asked.sheet,
      reason: asked.reason,
      minutes: countedMinutes(asked.sheet),
      dayMinutes: dayMinutesWith(day, subject, asked.sheet),
      limits: limitsOfDay(school, day.date),
      number: asked.number,
    },
  ];
}
