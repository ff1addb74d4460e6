import type { Concern } from '../../../shared/class-mood/model';

/** The list with this student's concern in its place, or at the end. */
export function withConcern(concerns: readonly Concern[], concern: Concern): Concern[] {
  const isKnown = concerns.some(({ studentId }) => studentId === concern.studentId);
  if (!isKnown) return [...concerns, concern];
  return concerns.map((one) => (one.studentId === concern.studentId ? concern : one));
}
