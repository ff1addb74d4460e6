/** The small neighbour's plan as it is when an act of the matrix begins: nobody else's duty moves by it. */
import type { ActionName } from '../examples';
import type { MatrixWorld } from '../matrix-world';
import type { Preparation } from '../preparations';

export function dutyPreparations(
  matrixOf: () => MatrixWorld,
): Partial<Record<ActionName, Preparation>> {
  let planNumber = 0;
  return {
    'duty.save-plan': async (role) => {
      planNumber += 1;
      const matrix = matrixOf();
      const stored = (await matrix.world.dump('duty_desks'))['duty_desks'] ?? [];
      const deskVersion = Number(stored.find(({ _id }) => _id === 'demo2')?.['version']);
      const { counsellorId, colleagueId } = matrix.objects('demo2');
      const objects = { counsellorId, colleagueId, deskVersion, planNumber };
      return { person: matrix.actor('demo2', role), objects };
    },
  };
}
