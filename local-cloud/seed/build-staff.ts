/** The grown-ups who work at a school of the demonstration. */
import type { Role } from '../../src/shared/action/contract';
import type { StaffMember } from '../../cloudfunctions/features/people/collections';
import type { NameMaker } from './names';
import type { SchoolPlan } from './school-plan';

export interface SeededStaff extends StaffMember {
  /** Under which role the sign-in list shows them. */
  role: Role;
}

type Right = readonly [role: Role, scope: string];

export const gradeWords = ['', '一', '二', '三', '四', '五', '六'] as const;

export function classIdOf(schoolId: string, grade: number, number: number): string {
  return `${schoolId}-${grade}-${number}`;
}

export function classTeacherId(schoolId: string, grade: number, number: number): string {
  return `${schoolId}-t-${grade}-${number}`;
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Everybody in the order of the sign-in list; `fromDate` is the first day of all rights. */
export function buildStaff(plan: SchoolPlan, names: NameMaker, fromDate: string): SeededStaff[] {
  const { schoolId } = plan;
  const staff: SeededStaff[] = [];
  const add = (
    id: string,
    role: Role,
    roleName: string,
    rights: readonly Right[],
    name = names.name(staff.length % 3 === 0 ? 'man' : 'woman'),
  ) =>
    staff.push({
      _id: `${schoolId}-${id}`,
      schoolId,
      name,
      roleName,
      mobile: `1380000${String(plan.firstMobile + staff.length).padStart(4, '0')}`,
      staffNumber: `T${String(plan.firstMobile + staff.length).padStart(4, '0')}`,
      leftOn: null,
      version: 1,
      assignments: rights.map(([held, scope]) => ({ role: held, scope, fromDate, toDate: null })),
      role,
    });
  for (const number of upTo(plan.counsellors))
    add(`c-${number}`, 'counsellor', '心理教师', [['counsellor', 'school']]);
  for (const number of upTo(plan.partTimeCounsellors))
    add(`pool-${number}`, 'counsellor', '兼职心理教师', [['counsellor', 'school']]);
  add('lead', 'lead-counsellor', '心理健康教育中心主任', [['lead-counsellor', 'school']]);
  plan.leaderNames.forEach((roleName, index) =>
    add(`leader-${index + 1}`, 'leader', roleName, [['leader', 'school']]),
  );
  add('admin', 'admin', '管理员', [['admin', 'school']]);
  addTeachers(plan, add);
  // Last and under names of their own, so that everybody else keeps theirs.
  plan.receiverNames.forEach((name, index) =>
    add(
      `receiver-${index + 1}`,
      'district-receiver',
      '区里的接收老师',
      [['district-receiver', 'school']],
      name,
    ),
  );
  plan.unionNames.forEach((name, index) =>
    add(`union-${index + 1}`, 'union', '工会主席', [['union', 'school']], name),
  );
  return staff;
}

/** Of each grade: its leader teaches mathematics, class teachers teach Chinese, one teaches English. */
function addTeachers(
  { schoolId, grades, classesPerGrade }: SchoolPlan,
  add: (id: string, role: Role, roleName: string, rights: readonly Right[]) => void,
): void {
  const classesOf = (grade: number) =>
    upTo(classesPerGrade).map((number) => `class:${classIdOf(schoolId, grade, number)}`);
  const teaching = (grade: number) =>
    classesOf(grade).map((scope) => ['subject-teacher', scope] as const);
  for (const grade of grades)
    add(`gl-${grade}`, 'grade-leader', `${gradeWords[grade]}年级组长`, [
      ['grade-leader', `grade:${grade}`],
      ...teaching(grade),
    ]);
  for (const grade of grades)
    classesOf(grade).forEach((scope, index) =>
      add(`t-${grade}-${index + 1}`, 'class-teacher', '班主任', [
        ['class-teacher', scope],
        ['subject-teacher', scope],
      ]),
    );
  for (const grade of grades) add(`en-${grade}`, 'subject-teacher', '英语教师', teaching(grade));
}
