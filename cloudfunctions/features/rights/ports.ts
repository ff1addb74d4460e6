/** What 我的资料 asks of the other features (G2). */
import type { RosterCorrection } from '../../../src/shared/people/roster-port';
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { OwnWords } from '../../../src/shared/rights/own-words';
import type { Caller } from '../../platform/caller';
import type { PersonalRecords } from '../../platform/personal-records';
import type { Transaction } from '../../platform/transact';

/** The list's own words about somebody, and the one way to correct them. */
export interface ListedPerson {
  name: string;
  /** Null: not in a class. */
  classId: string | null;
  className: string;
  /** As it stands on the list; empty: not known. */
  values: Readonly<Partial<Record<'name' | 'number' | 'sex' | 'mobile', string>>>;
}

export interface RosterDesk {
  listed(schoolId: string, personId: string): Promise<ListedPerson | null>;
  /** Throws `rights-value` where the list cannot hold it. `alongside` false: nothing is written. */
  correct(
    schoolId: string,
    correction: RosterCorrection,
    alongside: (transaction: Transaction) => Promise<boolean>,
  ): Promise<void>;
}

export interface RightsPorts {
  people: PeoplePort;
  roster: RosterDesk;
  records: readonly PersonalRecords[];
  /** What the caller, a student, wrote and was answered; reads only. */
  ownWords(caller: Caller): Promise<OwnWords>;
}
