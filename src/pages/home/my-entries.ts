/** The entries of all features for a person's roles. */
import { entries as auditEntries } from '../../features/audit/entries';
import { entries as bookingEntries } from '../../features/bookings/entries';
import { entries as careEntries } from '../../features/care/entries';
import { entries as classMoodEntries } from '../../features/class-mood/entries';
import { entries as consentEntries } from '../../features/consent/entries';
import { entries as dutyEntries, planEntries } from '../../features/duty/entries';
import { entries as homeworkEntries } from '../../features/homework/entries';
import { entries as letterEntries } from '../../features/letter-box/entries';
import { correctionEntries, entries as messageEntries } from '../../features/messages/entries';
import { entries as rightsEntries } from '../../features/rights/entries';
import { entries as settingEntries } from '../../features/settings/entries';
import { entries as sealEntries } from '../../features/seal/entries';
import { entries as peopleEntries } from '../../features/people/entries';
import { entries as trainingEntries } from '../../features/training/entries';
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';
import type { Person } from '../../lib/session';
import { moduleOfPage, type ModuleId } from '../../shared/modules/modules';

const all: readonly Entry[] = [
  ...messageEntries,
  ...dutyEntries,
  ...bookingEntries,
  ...classMoodEntries,
  ...homeworkEntries,
  ...peopleEntries,
  ...trainingEntries,
  ...settingEntries,
  ...auditEntries,
  ...consentEntries,
  ...rightsEntries,
  ...sealEntries,
  ...letterEntries,
  ...planEntries,
  ...correctionEntries,
  ...careEntries,
];

/** Whether the school uses it in one of the person's grades. */
export function isOffered({ modulesOff }: Person, module: ModuleId | null): boolean {
  return module === null || !modulesOff.includes(module);
}

/** Each page once, in the features' order. A teachers' house (M8) has no letter box. */
export function entriesOf(person: Person): Entry[] {
  const mine = all.filter(
    ({ role, page }) =>
      person.roles.includes(role) &&
      isOffered(person, moduleOfPage(page)) &&
      !(page === routes.letterBox && person.schoolId.endsWith('~care')),
  );
  return mine.filter(
    (entry, index) => mine.findIndex((first) => first.page === entry.page) === index,
  );
}
