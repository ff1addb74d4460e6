/** Past the product: what whoever holds the store and a holder's passphrase of each key has in hand. */
import type { SealHolder, SealKey } from '../../../cloudfunctions/features/seal/collections';
import { openRoleKey } from '../../../cloudfunctions/platform/seal/role-key';
import { unwrapKey } from '../../../cloudfunctions/platform/seal/wrap';
import { demoPassphrase } from '../../../src/shared/seal/demo';
import type { World } from '../../harness/world';

/** The private part of every key of a seeded school or house. */
export async function privateKeys(world: World, schoolId: string) {
  const dump = await world.dump('seal_keys', 'seal_holders');
  const holders = (dump['seal_holders'] ?? []) as unknown as SealHolder[];
  const keys = (dump['seal_keys'] ?? []) as unknown as SealKey[];
  return Promise.all(
    keys
      .filter((key) => key.schoolId === schoolId)
      .map(async ({ role, keyId, shares }) => {
        const [share] = shares;
        const holder = holders.find(({ _id }) => _id === share?.personId);
        if (!share || !holder) throw new Error('nobody holds it');
        const own = await unwrapKey(holder.byPassphrase, demoPassphrase, holder._id);
        return { role, key: await openRoleKey(own ?? Buffer.alloc(0), keyId, share) };
      }),
  );
}
