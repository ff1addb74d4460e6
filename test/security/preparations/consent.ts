/** A family that has said nothing yet, and its class teacher. */
import type { ActionName } from '../examples';
import type { MatrixWorld } from '../matrix-world';
import type { Preparation } from '../preparations';

const classId = 'demo-5-2';
const seats = 45;

export function consentPreparations(
  matrixOf: () => MatrixWorld,
): Partial<Record<ActionName, Preparation>> {
  let seat = 0;
  const next = () => {
    seat += 1;
    if (seat > seats) throw new Error('every child of the class was used');
    return String(seat).padStart(2, '0');
  };
  const person = (id: string) => matrixOf().world.person(id);
  return {
    'consent.say': () => {
      const place = `5-2-${next()}`;
      const studentId = `demo-s-${place}`;
      return Promise.resolve({ person: person(`demo-g-${place}`), objects: { studentId } });
    },
    'consent.class': () => Promise.resolve({ person: person('demo-t-5-2'), objects: { classId } }),
    'consent.enter-paper': () => {
      const studentId = `demo-s-5-2-${next()}`;
      return Promise.resolve({ person: person('demo-t-5-2'), objects: { studentId } });
    },
  };
}
