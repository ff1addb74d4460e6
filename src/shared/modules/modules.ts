/**
 * What a school may begin grade by grade (requirements, preamble: a pilot in grades 3 and 5). Never among them: the
 * message box, for whoever is enrolled may write at any hour (M1, G2), and what it stands on (people, seal, audit).
 */
export const modules = ['bookings', 'homework', 'training', 'class-mood'] as const;
export type ModuleId = (typeof modules)[number];

/** What somebody has already can be seen and given up wherever a module was ended meanwhile. */
const alwaysOpen: readonly string[] = [
  'bookings.mine',
  'bookings.cancel',
  'bookings.release',
  'bookings.leave-waiting',
  'bookings.withdraw',
  'training.withdraw',
];

/** The module that an action belongs to by its name, `<feature>.<act>`; null: never switched. */
export function moduleOfAction(name: string): ModuleId | null {
  if (alwaysOpen.includes(name)) return null;
  return modules.find((module) => name.startsWith(`${module}.`)) ?? null;
}

/** The module that a page of the mini-program belongs to by its route. */
export function moduleOfPage(route: string): ModuleId | null {
  if (route.startsWith('/features/bookings/mine/')) return null;
  return modules.find((module) => route.startsWith(`/features/${module}/`)) ?? null;
}
