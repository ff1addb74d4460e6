import { rmSync } from 'node:fs';
import path from 'node:path';
import type { LocalPerson } from '../../../local-cloud/gateway/people';
import { buildFixtureFunctions } from '../../harness/fixture-functions';
import {
  startLocalCloudProcess,
  type CallReply,
  type LocalCloudProcess,
  type LocalCloudProcessOptions,
} from '../../harness/local-cloud-process';

const fixture = (name: string) => path.join(__dirname, 'fixtures', `${name}.ts`);

/** The functions every suite finds; names sort in the order in which timers of one instant run. */
const FUNCTIONS = {
  probe: {
    source: fixture('probe'),
    config: {
      timeout: 20,
      permissions: { openapi: ['subscribeMessage.send', 'security.msgSecCheck'] },
    },
  },
  hasty: { source: fixture('probe'), config: { timeout: 1 } },
  'a-ticker': { source: fixture('ticker'), config: trigger('0 * * * * * *') },
  'b-ticker': { source: fixture('ticker'), config: trigger('0 */2 * * * * *') },
};

function trigger(config: string): object {
  return { triggers: [{ name: 'everySoOften', type: 'timer', config }] };
}

/** `openid-00` and up. */
export function somePeople(count: number): LocalPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    openid: `openid-${String(index).padStart(2, '0')}`,
    personId: `person-${index}`,
    name: `Person ${index}`,
    role: 'student',
    roleName: '学生',
  }));
}

export interface FixtureCloud {
  cloud: LocalCloudProcess;
  dispose(): Promise<void>;
}

/** A local cloud with the fixture functions, twenty people and an empty collection `steps`. */
export async function startFixtureCloud(
  options: LocalCloudProcessOptions = {},
): Promise<FixtureCloud> {
  const functionsDir = await buildFixtureFunctions(FUNCTIONS);
  const cloud = await startLocalCloudProcess({
    functionsDir,
    people: somePeople(20),
    ...options,
  });
  await cloud.admin('database.addCollection', { collectionName: 'steps' });
  return {
    cloud,
    dispose: async () => {
      await cloud.dispose();
      rmSync(functionsDir, { recursive: true, force: true });
    },
  };
}

/** The result of a call that must succeed. */
export function resultOf(reply: CallReply): unknown {
  if (!('result' in reply)) throw new Error(reply.errMsg);
  return reply.result;
}
