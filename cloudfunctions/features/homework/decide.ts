/** H2: a post over the limit is agreed to or sent back, once, with a reason; audited. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { decideRequest as contract } from '../../../src/shared/homework/decision-contracts';
import { isPassed } from '../../../src/shared/homework/days';
import { totalOf } from '../../../src/shared/homework/load';
import { dayIdOf } from '../../../src/shared/homework/model';
import type { PeoplePort, TeachingFacts } from '../../../src/shared/people/ports';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { queueEffects, type Effect } from '../../platform/outbox';
import { gradesOf } from '../../platform/scopes';
import { transact, type Transaction } from '../../platform/transact';
import { homeworkDays, type StoredPost } from './collections';
import { dayMinutesWith, endReminders, loadOf, postOf, saveDay, withPost } from './day-store';
import { comesTo } from './deciders';
import { decisionNotice, isReadOn } from './notices';
import { decidedPost } from './post-steps';
import { classOf, schoolDay, type SchoolDay } from './school-day';
import { requestIdOf, requestSubject } from './subjects';

type Input = ParsedInputOf<typeof contract>;

interface Decided {
  standing: 'published' | 'returned';
  /** What the day comes to now. */
  dayMinutes: number;
}

interface Around {
  day: SchoolDay;
  grade: number;
  timetable: TeachingFacts[];
  gradeLeaderIds: string[];
}

export function decideRequest(people: PeoplePort) {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs } = context;
    const { schoolId } = caller;
    const { grade } = await classOf(people, schoolId, input.classId);
    if (!gradesOf(caller).includes(grade) && !caller.roles.includes('leader'))
      throw new AppError('not-found', 'grade');
    const day = await schoolDay(schoolId, nowMs);
    const [timetable, leaders] = await Promise.all([
      people.teachingOfClass(schoolId, input.classId),
      people.staffWith(schoolId, 'grade-leader', day.today, `grade:${grade}`),
    ]);
    const gradeLeaderIds = leaders.map(({ personId }) => personId);
    const { effects, ...decided } = await transact((transaction) =>
      write(transaction, input, context, { day, grade, timetable, gradeLeaderIds }),
    );
    context.sendAfterwards(effects);
    return decided;
  });
}

async function write(
  transaction: Transaction,
  input: Input,
  context: ActionContext,
  around: Around,
): Promise<Decided & { effects: Effect[] }> {
  const { day, timetable } = around;
  const { classId, date, subject, agree, reason } = input;
  const stored = await transaction.get(homeworkDays, dayIdOf(classId, date));
  const post = postOf(stored, subject);
  const standing = agree ? ('published' as const) : ('returned' as const);
  if (isRepeated(post, input, context.requestId))
    return { standing, dayMinutes: totalOf(loadOf(stored)), effects: [] };
  if (!stored || !post?.asked) throw new AppError('illegal-move', 'nothing was asked');
  requireTurn(context, around, post.asked.byPersonId);
  const requestId = requestIdOf(stored._id, subject, input.number);
  if (post.state !== 'waiting' || post.asked.number !== input.number)
    throw new AppError('illegal-move', 'decided or asked anew');
  requireNow(around, input, dayMinutesWith(stored, subject, post.asked.sheet));
  const decided = decidedPost(post, agree, reason, context);
  const after = withPost(stored, decided);
  await saveDay(transaction, day.school, stored, after);
  if (agree) await endReminders(transaction, day.school, timetable, after, day.nowMs);
  await context.audit(transaction, {
    act: contract.name,
    object: { kind: requestSubject, id: requestId },
    reason: `${agree ? 'agree' : 'return'}: ${reason}`,
  });
  // The sentences are true today: what is read tomorrow only is not told.
  const notices = isReadOn(date, day)
    ? [decisionNotice(day, requestId, post.asked.byPersonId, agree)]
    : [];
  const effects = await queueEffects(transaction, notices, day.nowMs);
  return { standing, dayMinutes: totalOf(loadOf(after)), effects };
}

/** Only of today, and agreed to only by who saw what the day comes to. */
function requireNow({ day }: Around, input: Input, dayMinutes: number): void {
  if (isPassed(input.date, day.nowMs)) throw new AppError('homework-day-passed', 'day');
  if (input.agree && dayMinutes > input.dayMinutes) throw new AppError('homework-day-grew', 'day');
}

/** Whose question it is; `homework-own-post` for one's own, `not-found` for somebody else's. */
function requireTurn(
  { caller }: ActionContext,
  { grade, gradeLeaderIds }: Around,
  askerId: string,
) {
  if (askerId === caller.personId) throw new AppError('homework-own-post', 'decider');
  if (!comesTo(caller, { grade, askerId, gradeLeaderIds }))
    throw new AppError('not-found', 'request');
}

/** The same requestId is the same act; `illegal-move` when it stood for another. */
function isRepeated(post: StoredPost | null, { agree, reason }: Input, requestId: string): boolean {
  const known = post?.history.find((step) => step.requestId === requestId);
  if (!known) return false;
  if (known.act !== (agree ? 'agree' : 'return') || known.reason !== reason)
    throw new AppError('illegal-move', 'request id of another act');
  return true;
}
