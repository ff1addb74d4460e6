/** Which test file does a feature's whole acts: each file has a school of its own and two may run side by side. */
export const classFeatures: readonly string[] = ['class-mood', 'homework'];
export const schoolFeatures: readonly string[] = [
  'audit',
  'consent',
  'letters',
  'terminals',
  'people',
  'retention',
  'rights',
  'rights-files',
  'roster-import',
  'seal',
  'settings',
];
/** With a file of their own each. */
const ownFile: readonly string[] = ['bookings', 'training'];

/** The message box, duty, and what nobody has thought of yet. */
export function isOfMainFile(feature: string): boolean {
  return ![...classFeatures, ...schoolFeatures, ...ownFile].includes(feature);
}
