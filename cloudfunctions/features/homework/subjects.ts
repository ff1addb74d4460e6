/** What notices, ladders and audit entries of homework are about (H1, H2). */

/** One class and day: its id is the day's. */
export const daySubject = 'homework-day';
/** One school's day: notices about it ring every teacher's phone with one robot message. */
export const schoolDaySubject = 'homework-school-day';
/** One asking over the limit. */
export const requestSubject = 'homework-request';

/** `<classId>.<date>.<subject>.<number>` */
export function requestIdOf(dayId: string, subject: string, number: number): string {
  return `${dayId}.${subject}.${number}`;
}
