/** The roster of a house of the teachers' own channel (M8), as that feature asks for it. */
import {
  isLeadership,
  partOf,
  partWords,
  rolesOfPart,
  schoolOfHouse,
  type CarePart,
} from '../../../src/shared/care/house';
import { changeRights } from '../../../src/shared/people/assignments';
import type { ActionContext } from '../../platform/action';
import { rolesOf } from '../../platform/caller';
import { command } from '../../platform/cloud';
import { find, findEvery, getById } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import { accountPersons, staff, type StaffMember } from './collections';
import { makeInvitation } from './join/invite';
import { editRoster, rebuildIdOf, type RosterEdit } from './roster-write/edit';
import { staffIdOf } from './roster-write/ids';
import { leave } from './roster-write/leave';
import { rebuildAccess } from './roster-write/rebuild';

const holdsFrom = (today: string, { assignments }: StaffMember) =>
  rolesOf(
    assignments
      .filter(({ toDate }) => toDate === null || today <= toDate)
      .map((held) => ({ ...held, grade: null })),
  );

async function bindingsOf(personIds: readonly string[]) {
  const ids = personIds.slice(0, 100);
  return ids.length === 0 ? [] : find(accountPersons, { personId: command.in(ids) });
}

async function leadersOf(schoolId: string, today: string): Promise<StaffMember[]> {
  const everybody = await findEvery(staff, { schoolId, leftOn: null });
  return everybody.filter((one) => isLeadership(holdsFrom(today, one)));
}

export const careHouseholdPort = {
  async members(houseId: string, today: string) {
    const found = await findEvery(staff, { schoolId: houseId, leftOn: null });
    const bound = await bindingsOf(found.map(({ _id }) => _id));
    return found.map((one) => ({
      personId: one._id,
      name: one.name,
      roleName: one.roleName,
      mobile: one.mobile,
      part: partOf(holdsFrom(today, one)),
      joined: bound.some(({ personId }) => personId === one._id),
    }));
  },

  async ownPerson(houseId: string, accountId: string) {
    const bound = await find(accountPersons, { accountId });
    const own = bound.find(({ schoolId }) => schoolId === houseId);
    if (!own) return null;
    await rebuildAccess(houseId, [rebuildIdOf('person', own.personId)]);
    return own.personId;
  },

  async colleague(schoolId: string, personId: string) {
    const found = await getById(staff, personId);
    if (found?.schoolId !== schoolId || found.leftOn !== null) return null;
    return { name: found.name, mobile: found.mobile };
  },

  async leadershipMobiles(schoolId: string, today: string) {
    const leaders = await leadersOf(schoolId, today);
    return new Set(leaders.map(({ mobile }) => mobile).filter((mobile) => mobile !== ''));
  },

  async membersWhoLead(houseId: string, today: string) {
    const members = await findEvery(staff, { schoolId: houseId, leftOn: null });
    const leaders = await leadersOf(schoolOfHouse(houseId) ?? '', today);
    const mobiles = new Set(leaders.map(({ mobile }) => mobile));
    const accounts = new Set(
      (await bindingsOf(leaders.map(({ _id }) => _id))).map(({ accountId }) => accountId),
    );
    const bound = await bindingsOf(members.map(({ _id }) => _id));
    const byAccount = bound.filter(({ accountId }) => accounts.has(accountId));
    const byMobile = members.filter(({ mobile }) => mobile !== '' && mobiles.has(mobile));
    return [
      ...new Set([...byAccount.map(({ personId }) => personId), ...byMobile.map(({ _id }) => _id)]),
    ];
  },

  async put(
    houseId: string,
    { name, mobile, part }: { name: string; mobile: string; part: CarePart },
    {
      today,
      accountId,
      before,
    }: {
      today: string;
      accountId?: string;
      before?: (transaction: Transaction, personId: string) => Promise<void>;
    },
  ): Promise<string> {
    // People of a house have no number of a school's list: the mobile is what they are known by.
    const id = await staffIdOf(houseId, mobile);
    const rights = rolesOfPart[part].map((role) => ({ role, scope: 'school' }));
    const work = async (edit: RosterEdit) => {
      const known = await edit.get(staff, id);
      const assignments = changeRights(known?.assignments ?? [], rights, today);
      const fields = { name, mobile, staffNumber: mobile, roleName: partWords[part] };
      const doc = { _id: id, schoolId: houseId, ...fields, assignments, leftOn: null, version: 0 };
      await edit.put(staff, known, doc);
      if (accountId !== undefined) await edit.bind(accountId, id, today);
      edit.rebuild('person', id);
      return id;
    };
    await editRoster(houseId, work, async (transaction) => {
      await before?.(transaction, id);
      return true;
    });
    // Also what a tap that died left.
    await rebuildAccess(houseId, [rebuildIdOf('person', id)]);
    return id;
  },

  async code(
    act: string,
    { personId, name }: { personId: string; name: string },
    context: ActionContext,
  ) {
    const wanted = { act, role: 'staff', classId: null, personId, forWhom: name } as const;
    const { code, expiresOn } = await makeInvitation(wanted, context);
    return { code, expiresOn };
  },

  async leave(
    houseId: string,
    personId: string,
    today: string,
    before: (transaction: Transaction) => Promise<boolean>,
  ): Promise<void> {
    await leave(houseId, personId, today, before);
    await rebuildAccess(houseId, [rebuildIdOf('person', personId)]);
  },
};
