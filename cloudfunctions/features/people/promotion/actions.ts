/** G1: what the promotion will change, its beginning, its steps. */
import {
  promote as promoteContract,
  promotionPreview as previewContract,
  promotionStep as stepContract,
  type PromotionState,
} from '../../../../src/shared/people/promotion-contracts';
import { classNameOf, rosterYearOf } from '../../../../src/shared/people/school-classes';
import { topGradeAt } from '../../../../src/shared/people/policy';
import { toLocalDate } from '../../../../src/shared/time';
import { defineAction } from '../../../platform/action';
import { AppError } from '../../../platform/errors';
import { loadSchool } from '../../../platform/school';
import { command } from '../../../platform/cloud';
import { count, find, getById } from '../../../platform/store';
import { classes, people } from '../collections';
import { promotions, type Promotion } from '../join-collections';
import { begin, movesDue, promotionIdOf, step } from './job';

export function promotionPreview() {
  return defineAction(previewContract, (_input, { caller, nowMs }) =>
    stateOf(caller.schoolId, nowMs),
  );
}

export function promote() {
  return defineAction(promoteContract, async ({ year }, context) => {
    const { caller, nowMs } = context;
    const { schoolId } = caller;
    if (year !== rosterYearOf(toLocalDate(nowMs))) throw new AppError('illegal-move', 'year');
    const object = { kind: 'promotion', id: promotionIdOf(schoolId, nowMs) };
    await begin(schoolId, caller.personId, nowMs, (transaction) =>
      context.auditOnce(transaction, { act: promoteContract.name, object }),
    );
    return stateOf(schoolId, nowMs);
  });
}

export function promotionStep() {
  return defineAction(stepContract, async (_input, { caller, nowMs }) => {
    const { schoolId } = caller;
    const running = await runningOf(schoolId, nowMs);
    if (running) await step(running, nowMs);
    return stateOf(schoolId, nowMs);
  });
}

async function runningOf(schoolId: string, nowMs: number): Promise<Promotion | null> {
  const found = await getById(promotions, promotionIdOf(schoolId, nowMs));
  return found?.state === 'running' ? found : null;
}

async function stateOf(schoolId: string, nowMs: number): Promise<PromotionState> {
  const known = await getById(promotions, promotionIdOf(schoolId, nowMs));
  const { moved = 0, graduated = 0 } = known ?? {};
  const year = rosterYearOf(toLocalDate(nowMs));
  const fromDate = `${year}-07-01`;
  if (known?.state === 'running') {
    const shown = await waitingOf(known, nowMs);
    return { year, state: 'running', fromDate, classes: shown, moved, graduated };
  }
  const due = await movesDue(schoolId, nowMs);
  const shown = await Promise.all(
    due.map(async ({ classId, from, to }) => ({ from, to, students: await sizeOf(classId) })),
  );
  if (due.length > 0)
    return { year, state: 'possible', fromDate, classes: shown, moved, graduated };
  if (known) return { year, state: 'done', fromDate, classes: [], moved, graduated };
  const next = { year: year + 1, fromDate: `${year + 1}-07-01` };
  return { ...next, state: 'too-early', classes: [], moved, graduated };
}

function sizeOf(classId: string): Promise<number> {
  return count(people, { classId, kind: 'student', leftOn: null });
}

async function waitingOf({ schoolId, waiting }: Promotion, nowMs: number) {
  const ids = waiting.map(({ classId }) => classId);
  const known = ids.length === 0 ? [] : await find(classes, { _id: command.in(ids) });
  const topGrade = topGradeAt((await loadSchool(schoolId, nowMs)).policyValues, nowMs);
  return Promise.all(
    waiting.map(async ({ classId, grade }) => {
      const one = known.find(({ _id }) => _id === classId);
      const to = grade > topGrade ? null : classNameOf(grade, one?.number ?? 0, one?.campus);
      return { from: one?.name ?? '', to, students: await sizeOf(classId) };
    }),
  );
}
