/** Accounts that the demonstration does not have: one per role and school, each with exactly that role. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LocalPerson } from '../../local-cloud/gateway/people';
import type {
  AccessDocument,
  AccessPerson,
} from '../../cloudfunctions/platform/collections/access';
import { markWith } from '../../cloudfunctions/platform/secrets';
import { roles, type Role } from '../../src/shared/action/contract';
import type { World } from '../harness/world';

export const schoolIds = ['demo', 'demo2'] as const;
export type SchoolId = (typeof schoolIds)[number];

export function otherSchool(schoolId: SchoolId): SchoolId {
  return schoolId === 'demo' ? 'demo2' : 'demo';
}

/** The same mark that the functions compute, with the secret of this world's data folder. */
function accountIdOf(world: World, openid: string): string {
  const file = path.join(world.cloud.dataDir, 'secrets.json');
  const { secretV1 } = JSON.parse(readFileSync(file, 'utf8')) as { secretV1: string };
  return markWith(Buffer.from(secretV1, 'base64'), 'account', 1, openid);
}

type Dates = Pick<AccessPerson['assignments'][number], 'fromDate' | 'toDate'>;
const always: Dates = { fromDate: '2020-01-01', toDate: null };

/** A person of a test school with one role, for an account of its own or beside others. */
export function accessPerson(
  personId: string,
  schoolId: SchoolId,
  role: Role,
  dates = always,
): AccessPerson {
  return {
    personId,
    schoolId,
    schoolName: '测试学校',
    displayName: '测试账号',
    className: null,
    grade: role === 'student' ? 5 : null,
    epoch: 0,
    guarded: false,
    assignments: [{ role, scope: 'school', grade: null, ...dates }],
  };
}

/** Written past the product, as a seed is. */
async function writeAccount(
  world: World,
  openid: string,
  persons: AccessPerson[],
): Promise<LocalPerson[]> {
  const document: AccessDocument = { _id: accountIdOf(world, openid), persons, version: 0 };
  const reply = await world.cloud.admin('database.insertDocument', {
    collectionName: 'access',
    data: [JSON.stringify({ ...document, version: { $numberInt: '0' } })],
  });
  if ('code' in reply) throw new Error(`no account: ${String(reply['message'])}`);
  return persons.map(({ personId, assignments }) => {
    const role = assignments[0]?.role ?? '';
    return { openid, personId, name: '测试账号', role, roleName: role };
  });
}

const nobody: LocalPerson = {
  openid: 'openid-of-nobody',
  personId: 'nobody',
  name: '',
  role: '',
  roleName: '',
};

/** Who can be signed in: a role nobody holds in the demonstration included. */
export class TestAccounts {
  private newcomers = 0;

  private constructor(
    private readonly world: World,
    private readonly people: LocalPerson[],
  ) {}

  static async create(world: World): Promise<TestAccounts> {
    const accounts = new TestAccounts(world, []);
    for (const schoolId of schoolIds)
      for (const role of roles) {
        const personId = `${schoolId}-only-${role}`;
        await accounts.add(`openid-${personId}`, [accessPerson(personId, schoolId, role)]);
      }
    return accounts;
  }

  /** One more account; gives its persons as they sign in. */
  async add(openid: string, persons: AccessPerson[]): Promise<LocalPerson[]> {
    const added = await writeAccount(this.world, openid, persons);
    this.people.push(...added);
    this.world.cloud.writePeople([...this.world.people, ...this.people, nobody]);
    return added;
  }

  of(schoolId: SchoolId, role: Role): LocalPerson {
    return this.find(`${schoolId}-only-${role}`);
  }

  /** A fresh one at each call: known to no school yet. */
  newcomer(): LocalPerson {
    this.newcomers += 1;
    const openid = `openid-newcomer-${this.newcomers}`;
    const added = { openid, personId: '', name: '', role: '', roleName: '' };
    this.people.push(added);
    this.world.cloud.writePeople([...this.world.people, ...this.people, nobody]);
    return added;
  }

  /** Signed in to WeChat, bound to no person. */
  get stranger(): LocalPerson {
    return nobody;
  }

  private find(personId: string): LocalPerson {
    const found = this.people.find((person) => person.personId === personId);
    if (!found) throw new Error(`no test account ${personId}`);
    return found;
  }
}
