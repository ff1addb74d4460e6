/** H1: short-lived addresses of a post's pictures, for whoever may read the post, and no others of it. */
import { dayIdOf, type Sheet } from '../../../src/shared/homework/model';
import { sheetPictures as contract } from '../../../src/shared/homework/picture-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import { childIdsOf, classIdsOf, gradesOf } from '../../platform/scopes';
import { getById } from '../../platform/store';
import { homeworkDays, type HomeworkDay, type StoredPost } from './collections';
import { postOf } from './day-store';
import { comesTo } from './deciders';
import { addressesOf } from './picture-addresses';

export function sheetPictures(people: PeoplePort) {
  return defineAction(contract, async ({ classId, date, subject }, { caller, nowMs }) => {
    const day = await getById(homeworkDays, dayIdOf(classId, date));
    const post = postOf(day, subject);
    if (!day || !post || day.schoolId !== caller.schoolId) throw new AppError('not-found', 'post');
    const around = { people, caller, day, post, today: toLocalDate(nowMs) };
    const rights = await Promise.all(
      [taughtSheets, ownClassSheets, childsSheets, askedSheets].map((right) => right(around)),
    );
    const ids = [...new Set(rights.flat().flatMap((sheet) => sheet?.pictures ?? []))];
    if (ids.length === 0) throw new AppError('not-found', 'pictures');
    const addresses = await addressesOf(caller.schoolId, ids);
    // Without those whose file is gone.
    return {
      pictures: ids.flatMap((pictureId) => {
        const url = addresses.get(pictureId);
        return url === undefined ? [] : [{ pictureId, url }];
      }),
    };
  });
}

interface Around {
  people: PeoplePort;
  caller: Caller;
  day: HomeworkDay;
  post: StoredPost;
  today: string;
}

type Right = (around: Around) => Promise<(Sheet | null)[]>;

/** The subject's teacher in this class: what families read, and what waits or was sent back (the desk). */
const taughtSheets: Right = async ({ people, caller, day: { classId }, post }) => {
  if (!classIdsOf(caller, 'subject-teacher').includes(classId)) return [];
  const timetable = await people.teachingOfClass(caller.schoolId, classId);
  const teaches = timetable.some(
    ({ subject, teacherId }) => subject === post.subject && teacherId === caller.personId,
  );
  return teaches ? [post.published, post.asked?.sheet ?? null] : [];
};

/** The class teacher: what families read, of any day. */
const ownClassSheets: Right = ({ caller, day: { classId }, post }) =>
  Promise.resolve(classIdsOf(caller, 'class-teacher').includes(classId) ? [post.published] : []);

/** A family: today's, of a child in the class. */
const childsSheets: Right = async ({ people, caller, day: { classId, date }, post, today }) => {
  const own = childIdsOf(caller);
  if (own.length === 0 || date !== today) return [];
  const children = await people.childrenOf(caller.schoolId, caller.personId);
  const isInClass = children.some(
    (child) => child.classId === classId && own.includes(child.personId),
  );
  return isInClass ? [post.published] : [];
};

/** Whoever decides on it: what is asked, as long as it waits (H2). */
const askedSheets: Right = async ({ people, caller, day: { grade }, post, today }) => {
  const decides = gradesOf(caller).includes(grade) || caller.roles.includes('leader');
  if (!decides || post.state !== 'waiting' || !post.asked) return [];
  const leaders = await people.staffWith(caller.schoolId, 'grade-leader', today, `grade:${grade}`);
  const gradeLeaderIds = leaders.map(({ personId }) => personId);
  const askerId = post.asked.byPersonId;
  return comesTo(caller, { grade, askerId, gradeLeaderIds }) ? [post.asked.sheet] : [];
};
