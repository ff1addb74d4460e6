/** G1: who asked to join a class, as its teacher sees it. */
import {
  listApplications as contract,
  type ApplicationView,
} from '../../../../src/shared/people/invite-contracts';
import { isReceiver } from '../../../../src/shared/messages/concern';
import { addDays, toLocalDate } from '../../../../src/shared/time';
import { defineAction } from '../../../platform/action';
import { command } from '../../../platform/cloud';
import { find, findEvery } from '../../../platform/store';
import { chunksOf } from '../chunks';
import { guardianLinks, people, type Person, type SchoolClass } from '../collections';
import { peoplePort } from '../port';
import { reachedClasses } from '../desk/reach';
import { joinApplications, type JoinApplication } from '../join-collections';

/** A decision can be taken back for so long, in days. */
const undoDays = 7;

export function canUndo({ decidedOn }: JoinApplication, today: string): boolean {
  return decidedOn !== null && decidedOn >= addDays(today, -undoDays);
}

export function listApplications() {
  return defineAction(contract, async (_input, { caller, nowMs }) => {
    const today = toLocalDate(nowMs);
    const reached = await reachedClasses(caller);
    const found: JoinApplication[] = [];
    for (const ids of chunksOf(reached.map(({ _id }) => _id)))
      found.push(
        ...(await findEvery(joinApplications, {
          schoolId: caller.schoolId,
          classId: command.in(ids),
        })),
      );
    const shown = found.filter((one) => one.state === 'waiting' || canUndo(one, today));
    const views = await Promise.all(shown.map((one) => viewOf(one, reached)));
    const place = ({ state, appliedOn }: ApplicationView) =>
      `${state === 'waiting' ? 0 : 1} ${appliedOn}`;
    const lacksReceiver =
      caller.roles.includes('admin') && !(await hasReceiver(caller.schoolId, today));
    return { applications: views.sort((a, b) => (place(a) < place(b) ? -1 : 1)), lacksReceiver };
  });
}

async function hasReceiver(schoolId: string, today: string): Promise<boolean> {
  const everybody = await peoplePort.colleagues(schoolId, today);
  return everybody.some(({ roles }) => isReceiver(roles));
}

export async function viewOf(
  application: JoinApplication,
  known: readonly SchoolClass[],
): Promise<ApplicationView> {
  const { _id, classId, role, state, childName, childNumber } = application;
  const child = await childOf(application);
  const guardians = child ? await guardiansOf(child) : [];
  const { ownName, relation, appliedOn } = application;
  return {
    ...{ applicationId: _id, role, state, childName, childNumber, ownName, relation, appliedOn },
    className: known.find((one) => one._id === classId)?.name ?? '',
    child: child?.name ?? null,
    knownGuardians: role === 'guardian' ? guardians.map(({ name }) => name) : [],
  };
}

/** The child of the class whom both name and 学号 fit. */
export async function childOf({
  schoolId,
  classId,
  childName,
  childNumber,
}: JoinApplication): Promise<Person | null> {
  const found = await find(people, { schoolId, studentNumber: childNumber }, { limit: 2 });
  const fits = (one: Person) =>
    one.kind === 'student' &&
    one.leftOn === null &&
    one.classId === classId &&
    one.name === childName;
  return found.find(fits) ?? null;
}

export async function guardiansOf(child: Person): Promise<Person[]> {
  const links = await find(guardianLinks, { studentId: child._id });
  const ids = links.map(({ guardianId }) => guardianId);
  if (ids.length === 0) return [];
  const found = await find(people, { _id: command.in(ids), leftOn: null });
  return found.filter(({ schoolId }) => schoolId === child.schoolId);
}
