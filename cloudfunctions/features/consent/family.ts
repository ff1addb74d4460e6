/** A guardian reads and says what each child's school may do (G2). */
import type { OutputOf } from '../../../src/shared/action/contract';
import {
  readConsents as readContract,
  sayConsent as sayContract,
} from '../../../src/shared/consent/contracts';
import { consentOn, type ConsentWord } from '../../../src/shared/consent/consent';
import { noticeVersion } from '../../../src/shared/consent/privacy-notice';
import { purposes } from '../../../src/shared/consent/purposes';
import type { PeoplePort, StudentFacts } from '../../../src/shared/people/ports';
import { toLocalDate, type LocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { childIdsOf, requireOwn } from '../../platform/scopes';
import { transact } from '../../platform/transact';
import { addWords, consentsOf } from './store';

type Child = OutputOf<typeof readContract>['children'][number];

export function readConsents(people: PeoplePort) {
  return defineAction(readContract, async (_input, { caller, nowMs }) => {
    const children = await people.students(caller.schoolId, childIdsOf(caller));
    const ids = children.map(({ personId }) => personId);
    const stored = await consentsOf(caller.schoolId, ids);
    const today = toLocalDate(nowMs);
    return {
      noticeVersion,
      children: children.map((child) =>
        childView(child, stored.get(child.personId)?.words ?? [], caller.personId, today),
      ),
    };
  });
}

export function sayConsent(people: PeoplePort) {
  return defineAction(sayContract, async ({ childId, words, ...said }, { caller, nowMs }) => {
    requireOwn(childIdsOf(caller), childId);
    // Nobody consents to a text that they did not read.
    if (said.noticeVersion !== noticeVersion) throw new AppError('stale-version', 'notice');
    const child = await people.student(caller.schoolId, childId);
    if (!child) throw new AppError('not-found', 'child');
    const onDate = toLocalDate(nowMs);
    const added: ConsentWord[] = words.map(({ purpose, given }) => ({
      guardianId: caller.personId,
      purpose,
      given,
      onDate,
      noticeVersion,
    }));
    await transact((transaction) => addWords(transaction, caller.schoolId, childId, added));
    const stored = await consentsOf(caller.schoolId, [childId]);
    const known = stored.get(childId)?.words ?? [];
    return { child: childView(child, known, caller.personId, onDate) };
  });
}

function childView(
  { personId, name, className }: StudentFacts,
  words: readonly ConsentWord[],
  guardianId: string,
  today: LocalDate,
): Child {
  const own = words.filter((word) => word.guardianId === guardianId);
  return {
    childId: personId,
    name,
    className,
    purposes: purposes.map((purpose) => ({
      purpose,
      own: consentOn(own, purpose, today),
      holds: consentOn(words, purpose, today),
    })),
  };
}
