/** T1: an online lesson: text, pictures or links, how long at least, and checkpoints. */
import { saveLesson as contract } from '../../../src/shared/training/organiser-contracts';
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { trainingLessons, type TrainingLesson } from './collections';
import { termOf } from '../../../src/shared/training/moments';
import { loadTraining, ofSchool, trainingAct } from './desk';
import { madeIdOf, requestRefOf } from './signed';
import { lessonFields } from './views';

type Input = ParsedInputOf<typeof contract>;

export function saveLesson() {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs, requestId } = context;
    const { schoolId, personId } = caller;
    const { school } = await loadTraining(schoolId, nowMs);
    const _id = input.lessonId ?? madeIdOf(schoolId, personId, requestId);
    const ref = requestRefOf(personId, requestId);
    const { lessonId: _lesson, version, ...fields } = input;
    const saved = await trainingAct(async (transaction) => {
      const stored = await transaction.get(trainingLessons, _id);
      if (stored?.schoolId === schoolId && stored.ref === ref) return sameOrConflict(stored, input);
      const termId = termOf(school.calendar, input.openFrom).id;
      const lesson: TrainingLesson = { _id, schoolId, termId, ...fields, ref, version: 0 };
      if (input.lessonId === null) await transaction.add(trainingLessons, lesson);
      else {
        const known = ofSchool(stored, schoolId, 'lesson');
        if (known.version !== version) throw new AppError('stale-version', 'lesson');
        lesson.version = version + 1;
        const { _id: _same, schoolId: _school, ...patch } = lesson;
        await transaction.update(trainingLessons, _id, patch);
      }
      await context.audit(transaction, {
        act: contract.name,
        object: { kind: 'training-lesson', id: _id },
      });
      return lesson;
    });
    return { lesson: lessonFields(saved) };
  });
}

function sameOrConflict(stored: TrainingLesson, input: Input): TrainingLesson {
  const { lessonId: _lesson, version: _version, ...fields } = input;
  const isSame = Object.entries(fields).every(
    ([field, value]) =>
      JSON.stringify(stored[field as keyof TrainingLesson]) === JSON.stringify(value),
  );
  if (!isSame) throw new AppError('request-conflict', 'lesson');
  return stored;
}
