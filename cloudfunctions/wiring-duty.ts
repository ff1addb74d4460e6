/** Joins the duty with the people it plans: what most other parts ask it for. */
import { dutyPort } from './features/duty/desk';
import { peoplePort } from './features/people/port';
import { reachedStaff } from './features/people/reached-staff';

/** Who stands duty, and who works at the school. */
export const duty = {
  ...dutyPort,
  colleagues: (schoolId: string, today: string) => peoplePort.colleagues(schoolId, today),
};

/** Whom the duty desk follows. */
export const dutyPeople = { reached: reachedStaff };
