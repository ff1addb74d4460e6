/** M6: a holder goes; the key is made anew for the others, and what is sealed follows batch by batch. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { removeHolder as contract } from '../../../src/shared/seal/holder-contracts';
import { leastHolders } from '../../../src/shared/seal/model';
import { defineAction, type ActionContext } from '../../platform/action';
import { command } from '../../platform/cloud';
import { AppError } from '../../platform/errors';
import { makeRoleKey, type HolderKey, type NewRoleKey } from '../../platform/seal/role-key';
import { find } from '../../platform/store';
import { transact } from '../../platform/transact';
import { sealHolders, sealKeys, type SealKey } from './collections';
import { holds, loadKeys, privateKeyOf, updateSchoolSeal } from './keys';
import { unlock } from './unlock';

type Input = ParsedInputOf<typeof contract>;

export function removeHolder(people: PeoplePort) {
  return defineAction(contract, async (input, context) => {
    const { schoolId, personId: actorId } = context.caller;
    const key = (await loadKeys(schoolId))[input.role];
    if (!holds(key, input.personId)) {
      if (!(await people.staffMember(schoolId, input.personId)))
        throw new AppError('not-found', 'colleague');
      return { holders: key?.shares.length ?? 0 };
    }
    if (!key || !holds(key, actorId)) throw new AppError('seal-not-holder', 'key');
    if (key.previous) throw new AppError('seal-rotating', 'key');
    const stay = key.shares.filter(({ personId }) => personId !== input.personId);
    if (stay.length < leastHolders) throw new AppError('seal-few-holders', 'key');
    const { privateKey } = await unlock(context, input.passphrase);
    // Proves that this holder's share is whole: they will seal the threads anew.
    await privateKeyOf(key, key.keyId, actorId, privateKey);
    const made = await makeRoleKey(await holderKeys(stay.map(({ personId }) => personId)));
    await write(input, context, key, made);
    return { holders: made.shares.length };
  });
}

async function holderKeys(personIds: string[]): Promise<HolderKey[]> {
  const found = await find(sealHolders, { _id: command.in(personIds) });
  if (found.length !== personIds.length) throw new AppError('busy', 'a holder is gone');
  return found.map(({ _id, publicKey }) => ({ personId: _id, publicKey }));
}

async function write(
  { role, personId, reason }: Input,
  context: ActionContext,
  key: SealKey,
  { keyId, publicKey, shares }: NewRoleKey,
): Promise<void> {
  const { schoolId } = context.caller;
  await transact(async (transaction) => {
    const latest = await transaction.get(sealKeys, key._id);
    if (latest?.version !== key.version) throw new AppError('busy', 'key changed');
    await context.auditOnce(transaction, {
      act: contract.name,
      object: { kind: 'seal-key', id: key._id },
      reason: `${personId}: ${reason}`,
    });
    await transaction.update(sealKeys, key._id, {
      keyId,
      publicKey,
      shares,
      number: latest.number + 1,
      // Whoever goes keeps no share of the key before either.
      previous: {
        keyId: latest.keyId,
        shares: latest.shares.filter((share) => share.personId !== personId),
        sinceMs: context.nowMs,
      },
      version: latest.version + 1,
    });
    await updateSchoolSeal(transaction, schoolId, () => ({ [role]: { keyId, publicKey } }));
  });
}
