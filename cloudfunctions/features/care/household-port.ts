/** What the teachers' own channel (M8) asks of people: the roster of its house; wired by the deployables. */
import type { CarePart } from '../../../src/shared/care/house';
import type { ActionContext } from '../../platform/action';
import type { Transaction } from '../../platform/transact';

export interface HouseMember {
  personId: string;
  name: string;
  roleName: string;
  mobile: string;
  /** Null: without a part today. */
  part: CarePart | null;
  /** Some WeChat acts as them. */
  joined: boolean;
}

export interface HouseholdPort {
  /** Everybody who is of the house on `today`. */
  members(houseId: string, today: string): Promise<HouseMember[]>;
  /** As whom the account acts in the house, also when a tap that died told nobody of it; null: as nobody. */
  ownPerson(houseId: string, accountId: string): Promise<string | null>;
  /** A colleague of a school as the roster knows them; null for anybody else. */
  colleague(schoolId: string, personId: string): Promise<{ name: string; mobile: string } | null>;
  /** Mobiles of those who lead, administer or counsel at the school on `today` or later (M8: nobody of them). */
  leadershipMobiles(schoolId: string, today: string): Promise<ReadonlySet<string>>;
  /** Members whose WeChat is one of those people's, too. */
  membersWhoLead(houseId: string, today: string): Promise<string[]>;
  /** Found by mobile; gives the person's id. With `accountId` the account may act as them from now on. */
  put(
    houseId: string,
    member: { name: string; mobile: string; part: CarePart },
    write: {
      today: string;
      accountId?: string;
      before?: (transaction: Transaction, personId: string) => Promise<void>;
    },
  ): Promise<string>;
  /** A personal code; the one before holds no more. Audited as `act` in its own transaction. */
  code(
    act: string,
    member: { personId: string; name: string },
    context: ActionContext,
  ): Promise<{ code: string; expiresOn: string }>;
  /** Rights end. False: `before` said it was done already. */
  leave(
    houseId: string,
    personId: string,
    today: string,
    before: (transaction: Transaction) => Promise<boolean>,
  ): Promise<void>;
}
