/**
 * Finds an action by its name. The features are loaded one by one, each at the first call of one of its actions: an
 * instance of `api` starts with the platform only (docs/decisions/0026).
 */
import type { Action } from './platform/action';

interface Part {
  readonly actions: readonly Action[];
}

/** By what an action's name begins with. */
const parts: ReadonlyMap<string, () => Promise<Part>> = new Map([
  ['people', () => import('./parts/people')],
  ['messages', () => import('./parts/messages')],
  ['notices', () => import('./parts/notices')],
  ['duty', () => import('./parts/duty')],
  ['bookings', () => import('./parts/bookings')],
  ['homework', () => import('./parts/homework')],
  ['training', () => import('./parts/training')],
  ['class-mood', () => import('./parts/class-mood')],
  ['settings', () => import('./parts/settings')],
  ['audit', () => import('./parts/audit')],
  ['consent', () => import('./parts/consent')],
  ['seal', () => import('./parts/seal')],
  ['roster-import', () => import('./parts/roster-import')],
  ['rights', () => import('./parts/rights')],
  ['retention', () => import('./parts/retention')],
  ['letters', () => import('./parts/letter-box')],
  ['terminals', () => import('./parts/letter-box')],
  ['care', () => import('./parts/care')],
]);

/** Every call would search a feature's list otherwise. */
const found = new Map<string, Action>();

/** Undefined when there is no such action. */
export async function findAction(name: string): Promise<Action | undefined> {
  const known = found.get(name);
  if (known) return known;
  const part = await parts.get(name.slice(0, name.indexOf('.')))?.();
  for (const action of part?.actions ?? []) found.set(action.contract.name, action);
  return found.get(name);
}
