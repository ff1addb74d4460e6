/** T2: participation of the term per class, grade and school; who has not come, for the class teacher only. */
import {
  notCome as notComeContract,
  participation as participationContract,
  remindFamilies as remindContract,
} from '../../../src/shared/training/participation-contracts';
import type { PeoplePort, StudentFacts } from '../../../src/shared/people/ports';
import { shareOf, sumOf, tookPart } from '../../../src/shared/training/participation';
import { defineAction } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { command } from '../../platform/cloud';
import { usedIn } from '../../platform/modules';
import { find, findEvery, pageSize } from '../../platform/store';
import { classIdsOf, gradesOf, requireOwn } from '../../platform/scopes';
import { trainingReached, trainingTellings, type StoredReached } from './collections';
import { loadTraining, trainingAct, type TrainingDesk } from './desk';
import { addTelling } from './tellings';

const wholeSchool = ['leader', 'lead-counsellor', 'admin'] as const;

interface Reach {
  school: boolean;
  grades: readonly number[];
  classIds: readonly string[];
}

function reachOf(caller: Caller): Reach {
  return {
    school: wholeSchool.some((role) => caller.roles.includes(role)),
    grades: gradesOf(caller),
    classIds: classIdsOf(caller, 'class-teacher'),
  };
}

export function participation(people: PeoplePort) {
  return defineAction(participationContract, async (_input, { caller, nowMs }) => {
    const { schoolId, school, term, figures } = await loadTraining(caller.schoolId, nowMs);
    const reach = reachOf(caller);
    const isUsed = usedIn(school, 'training', nowMs);
    const [classes, students, stored] = await Promise.all([
      people.classes(schoolId),
      people.allStudents(schoolId),
      findEvery(trainingReached, { schoolId, termId: term.id }),
    ]);
    const reached = new Map(stored.map((one) => [one.studentId, one]));
    const asked = classes.filter(({ grade }) => isUsed(grade));
    const shares = asked.map(({ classId, name, grade }) => {
      const ids = students
        .filter((student) => student.classId === classId)
        .map(({ personId }) => personId);
      return { classId, name, grade, share: shareOf(ids, (id) => reached.get(id)) };
    });
    const seesGrade = (grade: number) => reach.school || reach.grades.includes(grade);
    const grades = [...new Set(shares.map(({ grade }) => grade))].filter(seesGrade);
    return {
      targetPercent: figures.participationPercent,
      school: reach.school ? sumOf(shares.map(({ share }) => share)) : null,
      grades: grades.map((grade) => ({
        grade,
        share: sumOf(shares.filter((one) => one.grade === grade).map(({ share }) => share)),
      })),
      classes: shares.filter(
        ({ classId, grade }) => seesGrade(grade) || reach.classIds.includes(classId),
      ),
    };
  });
}

const tellingId = (classId: string, date: string) => `training-invite.${classId}.${date}`;

/** The class as its class teacher may know it. */
async function classOf(people: PeoplePort, caller: Caller, classId: string, desk: TrainingDesk) {
  requireOwn(classIdsOf(caller, 'class-teacher'), classId);
  const { schoolId, term } = desk;
  const students = await people.studentsOfClass(schoolId, classId);
  const ids = students.map(({ personId }) => `${term.id}.${personId}`);
  const stored: StoredReached[] = [];
  for (let from = 0; from < ids.length; from += pageSize)
    stored.push(
      ...(await find(trainingReached, { _id: command.in(ids.slice(from, from + pageSize)) })),
    );
  const reached = new Map(stored.map((one) => [one.studentId, one]));
  const missing = students.filter(({ personId }) => {
    const one = reached.get(personId);
    return one === undefined || !tookPart(one);
  });
  const share = shareOf(
    students.map(({ personId }) => personId),
    (id) => reached.get(id),
  );
  return { students, missing, share };
}

export function notCome(people: PeoplePort) {
  return defineAction(notComeContract, async ({ classId }, { caller, nowMs }) => {
    const desk = await loadTraining(caller.schoolId, nowMs);
    const { students, missing, share } = await classOf(people, caller, classId, desk);
    const [first] = students;
    return {
      className: first?.className ?? '',
      targetPercent: desk.figures.participationPercent,
      share,
      students: missing.map(({ personId, name }: StudentFacts) => ({ studentId: personId, name })),
      remindedOn: await lastReminder(classId, desk),
    };
  });
}

async function lastReminder(
  classId: string,
  { term, today }: TrainingDesk,
): Promise<string | null> {
  const from = tellingId(classId, term.startDate);
  const [last] = await find(
    trainingTellings,
    { _id: command.and([command.gte(from), command.lte(tellingId(classId, today))]) },
    { orderBy: [['_id', 'desc']], limit: 1 },
  );
  return last === undefined ? null : last._id.slice(-today.length);
}

export function remindFamilies(people: PeoplePort) {
  return defineAction(remindContract, async ({ classId }, context) => {
    const { caller, nowMs } = context;
    const desk = await loadTraining(caller.schoolId, nowMs);
    const { missing } = await classOf(people, caller, classId, desk);
    const { schoolId, today } = desk;
    const guardianIds = await people.guardiansOfAll(
      schoolId,
      missing.map(({ personId }) => personId),
    );
    await trainingAct(async (transaction) => {
      const isFirst = await addTelling(transaction, {
        _id: tellingId(classId, today),
        schoolId,
        session: null,
        textKey: 'training.invite',
        guardianIds,
      });
      if (!isFirst) return;
      await context.audit(transaction, {
        act: remindContract.name,
        object: { kind: 'class', id: classId },
      });
    });
    return { families: guardianIds.length, remindedOn: today };
  });
}
