/** Who was deleted, as the other features know it (G2). */
import type { School } from '../../../platform/school';
import { forgetDue, forgottenSince, type ForgetPorts } from './job';

export function leaverJob(ports: ForgetPorts) {
  return {
    forgetDue: (school: School, nowMs: number) => forgetDue(ports, school, nowMs),
  };
}

export const forgottenAuthors = {
  async since(date: string) {
    const found = await forgottenSince(date);
    return found
      .filter(({ kind }) => kind === 'student')
      .map(({ _id: personId, schoolId, epoch, onDate }) => ({
        schoolId,
        personId,
        epoch,
        onDate: onDate ?? '',
      }));
  },
};
