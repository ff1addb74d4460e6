/** Roles on plain views: WeChat calls the attribute `aria-role`; see aria.h5.ts for the browser. */
import type { Aria } from './props';

/** Landmarks, lists and headings are the browser's; WeChat has no such roles. */
const known: readonly Aria['role'][] = [
  'alert',
  'img',
  'radiogroup',
  'tablist',
  'dialog',
  'status',
];

export function aria({ role, label }: Aria): Record<string, unknown> {
  return {
    ...(known.includes(role) ? { 'aria-role': role } : {}),
    ...(role === 'alert' ? { 'aria-live': 'assertive' } : {}),
    ...(label === undefined ? {} : { 'aria-label': label }),
  };
}
