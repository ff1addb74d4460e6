import type { Aria } from './props';

/** Roles as the browser knows them; page titles are headings of the first level. */
export function aria({ role, label }: Aria): Record<string, unknown> {
  return {
    role,
    ...(role === 'heading' ? { 'aria-level': 1 } : {}),
    ...(role === 'dialog' ? { 'aria-modal': true } : {}),
    ...(label === undefined ? {} : { 'aria-label': label }),
  };
}
