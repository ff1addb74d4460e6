/** G2: somebody sees what is kept about them, and asks to have it corrected or deleted. No time is kept of it. */
import {
  askCorrection as correctContract,
  askDeletion as deleteContract,
  readMine as mineContract,
  takeBack as backContract,
} from '../../../src/shared/rights/contracts';
import { correctableFor, kindsToDelete } from '../../../src/shared/rights/model';
import { rightsFiguresAt } from '../../../src/shared/rights/policy';
import { addDays, toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { loadSchool } from '../../platform/school';
import { childIdsOf } from '../../platform/scopes';
import { transact } from '../../platform/transact';
import { rightsRequests } from './collections';
import { keptAbout } from './kept';
import type { RightsPorts } from './ports';
import { addRequest, requestsOf, requestView } from './store';
import { subjectOf } from './subject';

export function readMine(ports: RightsPorts) {
  return defineAction(mineContract, async ({ childId }, { caller, nowMs }) => {
    const subject = subjectOf(caller, childId);
    const { policyValues } = await loadSchool(caller.schoolId, nowMs);
    const children = await ports.people.students(caller.schoolId, childIdsOf(caller));
    return {
      name: (await ports.roster.listed(caller.schoolId, subject.personId))?.name ?? '',
      records: await keptAbout(ports, subject, nowMs),
      requests: (await requestsOf(subject)).map(requestView),
      children: children.map(({ personId, name }) => ({ childId: personId, name })),
      ...rightsFiguresAt(policyValues, nowMs),
    };
  });
}

export function askCorrection({ roster }: RightsPorts) {
  return defineAction(correctContract, async ({ childId, what, text }, context) => {
    const { caller, nowMs, requestId } = context;
    const subject = subjectOf(caller, childId);
    if (!correctableFor(subject.viewer).includes(what)) throw new AppError('illegal-move', what);
    const { policyValues } = await loadSchool(caller.schoolId, nowMs);
    const today = toLocalDate(nowMs);
    const listed = await roster.listed(caller.schoolId, subject.personId);
    const stored = await addRequest(subject, requestId, {
      kind: 'correct',
      field: what,
      text,
      kinds: [],
      state: 'open',
      askedOn: today,
      classId: listed?.classId ?? null,
      answer: null,
      answeredOn: null,
      dueOn: addDays(today, rightsFiguresAt(policyValues, nowMs).answerDays),
    });
    return { request: requestView(stored) };
  });
}

export function askDeletion() {
  return defineAction(deleteContract, async ({ childId, kinds }, context) => {
    const { caller, nowMs, requestId } = context;
    const subject = subjectOf(caller, childId);
    const wished = kindsToDelete(subject.viewer, kinds);
    if (wished === null) throw new AppError('illegal-move', 'kept');
    const { policyValues } = await loadSchool(caller.schoolId, nowMs);
    const today = toLocalDate(nowMs);
    const stored = await addRequest(subject, requestId, {
      kind: 'delete',
      field: 'other',
      text: '',
      kinds: wished,
      state: 'open',
      askedOn: today,
      classId: null,
      answer: null,
      answeredOn: null,
      dueOn: addDays(today, rightsFiguresAt(policyValues, nowMs).waitDays),
    });
    return { request: requestView(stored) };
  });
}

export function takeBack() {
  return defineAction(backContract, async ({ childId, requestId }, { caller, nowMs }) => {
    const { schoolId, personId, viewer } = subjectOf(caller, childId);
    return transact(async (transaction) => {
      const stored = await transaction.get(rightsRequests, requestId);
      const isOwn = stored?.aboutId === personId && stored.viewer === viewer;
      if (!stored || !isOwn || stored.schoolId !== schoolId)
        throw new AppError('not-found', 'request');
      if (stored.state === 'taken-back') return { request: requestView(stored) };
      if (stored.state !== 'open') throw new AppError('illegal-move', stored.state);
      const answeredOn = toLocalDate(nowMs);
      const now = { ...stored, state: 'taken-back' as const, answeredOn };
      await transaction.update(rightsRequests, requestId, { ...now, version: stored.version + 1 });
      return { request: requestView(now) };
    });
  });
}
