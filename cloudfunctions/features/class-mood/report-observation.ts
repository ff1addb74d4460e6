/** W1: a subject teacher tells the class teacher what was seen. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { isOnlyLabel } from '../../../src/shared/class-mood/label-words';
import { formIdOf } from '../../../src/shared/class-mood/model';
import { reportObservation as contract } from '../../../src/shared/class-mood/observer-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { subjectNames } from '../../../src/shared/people/subjects';
import { startOfWeek, toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError, isDuplicate } from '../../platform/errors';
import { queueEffects } from '../../platform/outbox';
import { loadSchool } from '../../platform/school';
import { classIdsOf, requireOwn } from '../../platform/scopes';
import { getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { classOf } from './class-week';
import { moodObservations, type MoodObservation } from './collections';
import { observationNotices } from './mood-notices';
import { observationSubject } from './subjects';

type Input = ParsedInputOf<typeof contract>;

export function reportObservation(people: PeoplePort) {
  return defineAction(contract, async (input, context) => {
    const { caller } = context;
    requireOwn(classIdsOf(caller, 'subject-teacher'), input.classId);
    await classOf(people, caller.schoolId, input.classId);
    const student = input.studentId
      ? await people.student(caller.schoolId, input.studentId)
      : undefined;
    if (student === null || (student && student.classId !== input.classId))
      throw new AppError('not-found', 'student of the class');
    if (isOnlyLabel(input.text)) throw new AppError('mood-label', 'observation');
    const observation = await compose(people, input, context);
    await store(people, observation, context);
    return { observationId: observation._id };
  });
}

async function compose(
  people: PeoplePort,
  { classId, studentId, kind, text }: Input,
  { caller, nowMs, requestId }: ActionContext,
): Promise<MoodObservation> {
  const { personId: teacherId, schoolId, person } = caller;
  const lessons = await people.teachingOfTeacher(schoolId, teacherId);
  const taught = lessons.find((one) => one.classId === classId);
  const date = toLocalDate(nowMs);
  return {
    _id: `${teacherId}.${requestId}`,
    schoolId,
    classId,
    monday: startOfWeek(date),
    date,
    studentId: studentId ?? '',
    kind,
    text,
    teacherId,
    by: `${taught ? `${subjectNames[taught.subject]} ` : ''}${[...person.displayName][0] ?? ''}老师`,
  };
}

async function store(
  people: PeoplePort,
  observation: MoodObservation,
  context: ActionContext,
): Promise<void> {
  const { caller, nowMs } = context;
  const { _id, classId, monday, date } = observation;
  const [school, teachers] = await Promise.all([
    loadSchool(caller.schoolId, nowMs),
    people.staffWith(caller.schoolId, 'class-teacher', date, `class:${classId}`),
  ]);
  const others = teachers
    .map(({ personId }) => personId)
    .filter((personId) => personId !== caller.personId);
  try {
    const effects = await transact(async (transaction) => {
      await transaction.add(moodObservations, observation);
      await context.audit(transaction, {
        act: contract.name,
        object: { kind: observationSubject, id: _id },
        ...(observation.studentId === '' ? {} : { aboutPersonId: observation.studentId }),
      });
      const about = { _id, formId: formIdOf(classId, monday) };
      return queueEffects(transaction, observationNotices(school, about, others, nowMs), nowMs);
    });
    context.sendAfterwards(effects);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    await requireSame(observation);
  }
}

/** A repeated tap finds its own observation; another one under the same requestId is a conflict. */
async function requireSame(observation: MoodObservation): Promise<void> {
  const stored = await getById(moodObservations, observation._id);
  const isSame =
    stored?.classId === observation.classId &&
    stored.studentId === observation.studentId &&
    stored.kind === observation.kind &&
    stored.text === observation.text;
  if (!isSame) throw new AppError('request-conflict', 'observation');
}
