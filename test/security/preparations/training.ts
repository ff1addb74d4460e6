/** What must be there before an allowed call of the parent school can succeed (T1, T2). */
import type { LocalPerson } from '../../../local-cloud/gateway/people';
import { signUpFamily } from '../../../src/shared/training/family-contracts';
import {
  doorSheet,
  saveLesson,
  saveSession,
} from '../../../src/shared/training/organiser-contracts';
import { minuteMs, toLocalDate, toLocalTime } from '../../../src/shared/time';
import type { ActionName } from '../examples';
import { exampleLesson, exampleSession, type TrainingObjects } from '../examples/training';
import type { MatrixWorld } from '../matrix-world';
import type { Preparation } from '../preparations';
import type { SchoolId } from '../test-accounts';

const ticket = `0.0.${'x'.repeat(22)}`;

function lead(matrix: MatrixWorld, schoolId: SchoolId) {
  return matrix.world.as(matrix.world.personOf(schoolId, 'lead-counsellor'));
}

/** A session of its own: its doors are open, it has not begun. */
async function soon(matrix: MatrixWorld, schoolId: SchoolId): Promise<string> {
  const nowMs = await matrix.world.nowMs();
  const organiser = await lead(matrix, schoolId);
  const { session } = await organiser.call(saveSession, {
    ...exampleSession,
    date: toLocalDate(nowMs),
    start: toLocalTime(nowMs + 30 * minuteMs),
    end: toLocalTime(nowMs + 90 * minuteMs),
  });
  return session.sessionId;
}

async function placeOf(matrix: MatrixWorld, sessionId: string, guardian: LocalPerson) {
  const actor = await matrix.world.as(guardian);
  const { session } = await actor.call(signUpFamily, {
    sessionId,
    persons: 2,
    seenPersons: null,
  });
  return session.mine?.pass ?? '';
}

/** Of each school one session with a family in it, and one lesson. */
export async function makeTrainingObjects(
  matrix: MatrixWorld,
  schoolId: SchoolId,
): Promise<TrainingObjects> {
  const organiser = await lead(matrix, schoolId);
  const { session } = await organiser.call(saveSession, exampleSession);
  const { lesson } = await organiser.call(saveLesson, exampleLesson);
  const { sessionId } = session;
  return {
    trainingId: sessionId,
    entryId: await placeOf(matrix, sessionId, matrix.accounts.of(schoolId, 'guardian')),
    trainingCode: `1.${'x'.repeat(22)}`,
    sheet: `1.${'x'.repeat(22)}`,
    lessonId: lesson.lessonId,
    ticket,
    trainingClassId: schoolId === 'demo' ? 'demo-2-1' : 'demo2-3-1',
    trainingChildId: schoolId === 'demo' ? 'demo-s-2-1-45' : 'demo2-s-3-1-02',
  };
}

export function trainingPreparations(
  matrix: () => MatrixWorld,
): Partial<Record<ActionName, Preparation>> {
  let families = 0;
  const guardian = () => {
    families += 1;
    return matrix().world.person(`demo-g-2-1-${String(families % 40 || 40).padStart(2, '0')}`);
  };
  let classes = 0;

  const signedUp: Preparation = async () => {
    const person = guardian();
    const trainingId = await soon(matrix(), 'demo');
    const entryId = await placeOf(matrix(), trainingId, person);
    return { person, objects: { trainingId, entryId } };
  };
  /** The same, with the organiser's phone at the door. */
  const atTheDoor: Preparation = async (role) => {
    const { objects } = await signedUp(role);
    const person = matrix().actor('demo', role);
    const actor = await matrix().world.as(person);
    const { sheet } = await actor.call(doorSheet, { sessionId: objects.trainingId ?? '' });
    return { person, objects: { ...objects, sheet } };
  };
  const newSession: Preparation = async (role) => ({
    person: matrix().actor('demo', role),
    objects: { trainingId: await soon(matrix(), 'demo') },
  });
  /** Each time another class: it is reminded once a day. */
  const ownClass: Preparation = () => {
    const place = `${1 + (Math.floor(classes / 3) % 6)}-${1 + (classes % 3)}`;
    classes += 1;
    return Promise.resolve({
      person: matrix().world.person(`demo-t-${place}`),
      objects: { trainingClassId: `demo-${place}` },
    });
  };

  return {
    'training.sign-up': async () => {
      const trainingId = await soon(matrix(), 'demo');
      return { person: guardian(), objects: { trainingId } };
    },
    'training.withdraw': signedUp,
    'training.keep': signedUp,
    'training.check-in': async (role) => {
      const { person, objects } = await signedUp(role);
      const organiser = await lead(matrix(), 'demo');
      const { fromQrStep, signatures } = await organiser.call(doorSheet, {
        sessionId: objects.trainingId ?? '',
      });
      return { person, objects: { ...objects, trainingCode: `${fromQrStep}.${signatures[0]}` } };
    },
    'training.answer': () => Promise.resolve({ person: guardian(), objects: {} }),
    'training.cancel-session': newSession,
    'training.sheet': newSession,
    'training.sync': atTheDoor,
    'training.correct': atTheDoor,
    'training.walk-in': newSession,
    'training.not-come': ownClass,
    'training.remind': ownClass,
  };
}
