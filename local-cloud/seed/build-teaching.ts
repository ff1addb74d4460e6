/**
 * Who teaches what: the class teacher Chinese, the grade leader mathematics, one teacher of the grade English. A
 * class has Chinese and mathematics every day, English on three days (grades 1–2: on two).
 */
import type { SchoolClass, Teaching } from '../../cloudfunctions/features/people/collections';
import type { Subject } from '../../src/shared/people/subjects';

const everyDay = [1, 2, 3, 4, 5];

export function buildTeaching(schoolId: string, classes: readonly SchoolClass[]): Teaching[] {
  return classes.flatMap(({ _id: classId, grade, classTeacherId }) => {
    const row = (subject: Subject, teacherId: string, weekdays: number[]): Teaching => ({
      _id: `${classId}.${subject}`,
      schoolId,
      classId,
      subject,
      teacherId,
      weekdays,
      version: 1,
    });
    return [
      row('chinese', classTeacherId, everyDay),
      row('mathematics', `${schoolId}-gl-${grade}`, everyDay),
      row('english', `${schoolId}-en-${grade}`, grade <= 2 ? [2, 4] : [1, 3, 5]),
    ];
  });
}
