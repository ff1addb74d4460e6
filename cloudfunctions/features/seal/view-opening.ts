/** M6: who wrote, for the named people while it is open. Read from the roster, stored nowhere, every look audited. */
import { schoolOfHouse } from '../../../src/shared/care/house';
import { concernsFamily } from '../../../src/shared/messages/concern';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { viewOpening as contract } from '../../../src/shared/seal/opening-contracts';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { openOpened } from '../../platform/secrets';
import { getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { sealOpenings, type SealOpening } from './collections';
import { mayView, OpeningViews, trackAt } from './opening-store';
import type { ThreadSealsPort } from './thread-seals-port';

/** Where a colleague is reached. */
export type PhoneOf = (schoolId: string, personId: string) => Promise<string | null>;

export function viewOpening(people: PeoplePort, threads: ThreadSealsPort, phoneOf: PhoneOf) {
  return defineAction(contract, async ({ openingId }, context) => {
    const { caller, nowMs } = context;
    const { schoolId } = caller;
    const views = await OpeningViews.load(people, threads, context);
    const found = await getById(sealOpenings, openingId);
    await views.learn([found]);
    const opening = views.visible(found);
    if (!mayView(opening, caller.personId)) throw new AppError('not-found', 'opening');
    const personId = openOpened(openedNow(opening, nowMs), opening._id);
    const house = schoolOfHouse(schoolId);
    // Of those whom it is about nobody needs the name (W9).
    const aboutFamily = concernsFamily(views.threadOf(opening).concerns);
    const who =
      house === null
        ? await studentOf(people, { schoolId, personId, aboutFamily })
        : await colleagueOf(people, phoneOf, house, personId);
    await transact((transaction) =>
      context.audit(transaction, {
        act: contract.name,
        object: { kind: 'thread', id: opening.threadId ?? '' },
      }),
    );
    return {
      ...who,
      closesAtMs: opening.track.closesAtMs ?? nowMs,
    };
  });
}

/** `seal-over` before, after, and when the clock has been there. */
function openedNow(opening: SealOpening, nowMs: number): string {
  if (trackAt(opening, nowMs).state !== 'open' || opening.opened === null)
    throw new AppError('seal-over', 'opening');
  return opening.opened;
}

async function studentOf(
  people: PeoplePort,
  { schoolId, personId, aboutFamily }: { schoolId: string; personId: string; aboutFamily: boolean },
) {
  const student = await people.student(schoolId, personId);
  if (!student) throw new AppError('not-found', 'student');
  const guardianIds = aboutFamily ? [] : await people.guardiansOf(schoolId, personId);
  const families = await people.families(schoolId, guardianIds);
  const guardianNames = families.map(({ name }) => name).sort();
  return { studentName: student.name, className: student.className, guardianNames, phone: null };
}

/** Whoever wrote in the own channel (M8), as the school's roster knows them: the house has no list of writers. */
async function colleagueOf(
  people: PeoplePort,
  phoneOf: PhoneOf,
  schoolId: string,
  personId: string,
) {
  const colleague = await people.staffMember(schoolId, personId);
  if (!colleague) throw new AppError('not-found', 'colleague');
  const { name, roleName } = colleague;
  const phone = await phoneOf(schoolId, personId);
  return { studentName: name, className: roleName, guardianNames: [], phone };
}
