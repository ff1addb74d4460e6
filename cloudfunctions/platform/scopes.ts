/** How far the caller's rights reach today: the classes, grades and children of their assignments. */
import type { Role } from '../../src/shared/action/contract';
import type { Caller } from './caller';
import { AppError } from './errors';

/** Scopes of the roles held today, without their prefix: `class:demo-6-2` under `class` is `demo-6-2`. */
function scopesOf(caller: Caller, prefix: string, held: readonly Role[]): string[] {
  const start = `${prefix}:`;
  const scopes = caller.assignments
    .filter(({ role, scope }) => held.includes(role) && scope.startsWith(start))
    .map(({ scope }) => scope.slice(start.length));
  return [...new Set(scopes)];
}

/** Class ids in which the caller holds one of the roles. */
export function classIdsOf(caller: Caller, ...held: readonly Role[]): string[] {
  return scopesOf(caller, 'class', held);
}

/** Grades that the caller leads. @public */
export function gradesOf(caller: Caller): number[] {
  return scopesOf(caller, 'grade', ['grade-leader']).map(Number);
}

/** Ids of the caller's children. */
export function childIdsOf(caller: Caller): string[] {
  return scopesOf(caller, 'student', ['guardian']);
}

/** Refuses when `id` is none of `ids`: somebody else's, and nothing is told about it. */
export function requireOwn<T>(ids: readonly T[], id: T): void {
  if (!ids.includes(id)) throw new AppError('not-found', 'scope');
}
