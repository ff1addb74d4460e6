/** The same thief with one of the two role keys in hand, or, as control, with both (M6). */
import type { Thread } from '../../../cloudfunctions/features/messages/collections';
import type { SealHolder, SealKey } from '../../../cloudfunctions/features/seal/collections';
import { openIdentity, openShare } from '../../../cloudfunctions/platform/seal/identity';
import { openRoleKey } from '../../../cloudfunctions/platform/seal/role-key';
import { unwrapKey } from '../../../cloudfunctions/platform/seal/wrap';
import { demoPassphrase } from '../../../src/shared/seal/demo';
import type { Seat } from '../../../src/shared/seal/model';
import type { Dump, Loot } from './loot';

/** A holder's passphrase was seen: the role's private key as the product opens it. */
async function roleKey(dump: Dump, role: Seat): Promise<Buffer> {
  const keys = (dump['seal_keys'] ?? []) as unknown as SealKey[];
  const holders = (dump['seal_holders'] ?? []) as unknown as SealHolder[];
  const key = keys.find(({ _id }) => _id === `demo.${role}`);
  const share = key?.shares[0];
  const holder = holders.find(({ _id }) => _id === share?.personId);
  const own = holder && (await unwrapKey(holder.byPassphrase, demoPassphrase, holder._id));
  if (!key || !share || !own) throw new Error('no key was seeded');
  return openRoleKey(own, key.keyId, share);
}

async function sharesOf(dump: Dump, role: Seat): Promise<Map<string, Buffer>> {
  const privateKey = await roleKey(dump, role);
  const shares = new Map<string, Buffer>();
  for (const { _id, seal } of (dump['threads'] ?? []) as unknown as Thread[])
    if (seal) shares.set(_id, await openShare(privateKey, seal[role], _id, role));
  return shares;
}

/** What that key opens stands on every thread, as if the store had held it. */
export async function withOneKey(loot: Loot, role: Seat): Promise<Loot> {
  const shares = await sharesOf(loot.dump, role);
  const threads = (loot.dump['threads'] ?? []).map((thread) => {
    const share = shares.get(String(thread['_id']));
    if (!share) throw new Error('a thread without a seal');
    // As text and as what a way that compares figures would read.
    return { ...thread, share: share.toString('base64url'), figure: share.readUInt32BE(0) };
  });
  return { ...loot, dump: { ...loot.dump, threads } };
}

/** Thread → author, as both keys together tell. */
export async function namesByBothKeys({ dump }: Loot): Promise<Map<string, string>> {
  const [ofLeader, ofLead] = [await sharesOf(dump, 'leader'), await sharesOf(dump, 'lead')];
  const named = new Map<string, string>();
  for (const { _id, seal } of (dump['threads'] ?? []) as unknown as Thread[]) {
    const [one, other] = [ofLeader.get(_id), ofLead.get(_id)];
    if (seal && one && other) named.set(_id, openIdentity(seal, _id, one, other));
  }
  return named;
}
