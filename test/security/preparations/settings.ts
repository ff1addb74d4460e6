/** The school's rules as they are when an act of the matrix begins: its document's version, and a day of its own. */
import { schools } from '../../../cloudfunctions/platform/collections/schools';
import { changeSetting } from '../../../src/shared/settings/contracts';
import type { ActionName } from '../examples';
import { examples } from '../examples';
import type { MatrixWorld } from '../matrix-world';
import type { Preparation } from '../preparations';

export function settingPreparations(
  matrixOf: () => MatrixWorld,
): Partial<Record<ActionName, Preparation>> {
  let settingNumber = 0;
  const version = async () => {
    const stored = (await matrixOf().world.dump(schools.name))[schools.name] ?? [];
    return Number(stored.find(({ _id }) => _id === 'demo')?.['version']);
  };
  const next: Preparation = async (role) => {
    settingNumber += 1;
    const person = matrixOf().actor('demo', role);
    return { person, objects: { settingNumber, schoolVersion: await version() } };
  };
  return {
    'settings.change': next,
    'settings.apply-profile': next,
    'settings.save-term': next,
    'settings.set-days': next,
    'settings.withdraw': async (role) => {
      const prepared = await next(role);
      const admin = await matrixOf().world.as(matrixOf().actor('demo', 'admin'));
      const objects = { ...matrixOf().objects('demo'), ...prepared.objects };
      await admin.call(changeSetting, examples['settings.change'](objects));
      return { ...prepared, objects: { ...prepared.objects, schoolVersion: await version() } };
    },
  };
}
