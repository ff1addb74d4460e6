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

/** The same mark that the functions compute, with the secret of this world's data folder. */
function accountIdOf(world: World, openid: string): string {
  const file = path.join(world.cloud.dataDir, 'secrets.json');
  const { secretV1 } = JSON.parse(readFileSync(file, 'utf8')) as { secretV1: string };
  return markWith(Buffer.from(secretV1, 'base64'), 'account', 1, openid);
}

function accessPerson(personId: string, schoolId: SchoolId, role: Role): AccessPerson {
  return {
    personId,
    schoolId,
    schoolName: '测试学校',
    displayName: '测试账号',
    className: null,
    grade: role === 'student' ? 5 : null,
    epoch: 0,
    assignments: [{ role, scope: 'school', fromDate: '2020-01-01', toDate: null }],
  };
}

function inserted(document: AccessDocument): string {
  return JSON.stringify({ ...document, version: { $numberInt: '0' } });
}

/** Who can be signed in: a role nobody holds in the demonstration included. Written past the product, as a seed is. */
export class TestAccounts {
  private constructor(private readonly people: readonly LocalPerson[]) {}

  static async create(world: World): Promise<TestAccounts> {
    const people: LocalPerson[] = [];
    for (const schoolId of schoolIds)
      for (const role of roles) {
        const personId = `${schoolId}-only-${role}`;
        const openid = `openid-${personId}`;
        const document = {
          _id: accountIdOf(world, openid),
          persons: [accessPerson(personId, schoolId, role)],
          version: 0,
        };
        const reply = await world.cloud.admin('database.insertDocument', {
          collectionName: 'access',
          data: [inserted(document)],
        });
        if ('code' in reply) throw new Error(`no account: ${String(reply['message'])}`);
        people.push({ openid, personId, name: '测试账号', role, roleName: role });
      }
    const stranger = {
      openid: 'openid-of-nobody',
      personId: 'nobody',
      name: '',
      role: '',
      roleName: '',
    };
    world.cloud.writePeople([...world.people, ...people, stranger]);
    return new TestAccounts([...people, stranger]);
  }

  of(schoolId: SchoolId, role: Role): LocalPerson {
    return this.find(`${schoolId}-only-${role}`);
  }

  /** Signed in to WeChat, bound to no person. */
  get stranger(): LocalPerson {
    return this.find('nobody');
  }

  private find(personId: string): LocalPerson {
    const found = this.people.find((person) => person.personId === personId);
    if (!found) throw new Error(`no test account ${personId}`);
    return found;
  }
}
