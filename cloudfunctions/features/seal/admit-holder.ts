/** M6: one more holder of a key, let in by one who holds it; or the first, who begins it. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { admitHolder as contract } from '../../../src/shared/seal/holder-contracts';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { makeRoleKey, shareRoleKey } from '../../platform/seal/role-key';
import { getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { sealHolders, sealKeys, type SealHolder, type SealKey } from './collections';
import {
  beginnerOf,
  heldBy,
  holds,
  mayHold,
  keyDocumentId,
  keysIn,
  loadKeys,
  privateKeyOf,
  updateSchoolSeal,
} from './keys';
import { unlock } from './unlock';

type Input = ParsedInputOf<typeof contract>;

export function admitHolder(people: PeoplePort) {
  return defineAction(contract, async (input, context) => {
    const { schoolId } = context.caller;
    if (!(await people.staffMember(schoolId, input.personId)))
      throw new AppError('not-found', 'colleague');
    const keys = await loadKeys(schoolId);
    const key = keys[input.role];
    if (holds(key, input.personId)) return { holders: key?.shares.length ?? 0 };
    if (heldBy(keys, input.personId) !== null) throw new AppError('seal-other-key', 'candidate');
    requireRight(input, context, key);
    const candidate = await readyCandidate(people, input, context);
    const { privateKey } = await unlock(context, input.passphrase);
    return { holders: await write(input, context, key, candidate, privateKey) };
  });
}

/** A holder lets in; whoever has the duty begins a key with themselves. */
function requireRight({ role, personId }: Input, { caller }: ActionContext, key: SealKey | null) {
  const mayBegin = personId === caller.personId && caller.roles.includes(beginnerOf[role]);
  if (key ? !holds(key, caller.personId) : !mayBegin) throw new AppError('seal-not-holder', 'key');
  if (key?.previous) throw new AppError('seal-rotating', 'key');
}

async function readyCandidate(
  people: PeoplePort,
  { role, personId }: Input,
  { caller: { schoolId }, nowMs }: ActionContext,
): Promise<SealHolder> {
  const colleagues = await people.colleagues(schoolId, toLocalDate(nowMs));
  const able = colleagues.filter(({ roles }) => mayHold(role, roles));
  const holder = await getById(sealHolders, personId);
  const isReady = holder?.schoolId === schoolId && holder.confirmed;
  if (!isReady || !able.some((one) => one.personId === personId))
    throw new AppError('seal-candidate', 'candidate');
  return holder;
}

/** Returns how many hold it now. */
async function write(
  { role, personId }: Input,
  context: ActionContext,
  key: SealKey | null,
  { publicKey }: SealHolder,
  privateKey: Buffer,
): Promise<number> {
  const { schoolId, personId: actorId } = context.caller;
  const candidate = { personId, publicKey };
  const _id = keyDocumentId(schoolId, role);
  const begun = key ? null : await makeRoleKey([candidate]);
  const share =
    key &&
    (await shareRoleKey(
      await privateKeyOf(key, key.keyId, actorId, privateKey),
      key.keyId,
      candidate,
    ));
  return transact(async (transaction) => {
    const keys = await keysIn(transaction, schoolId);
    const latest = keys[role];
    const holder = await transaction.get(sealHolders, personId);
    if (latest?.version !== key?.version || heldBy(keys, personId) !== null)
      throw new AppError('busy', 'key changed');
    if (!holder || holder.publicKey !== publicKey) throw new AppError('busy', 'holder changed');
    // Also written, so that a new own key, or the other of the two, cannot be taken in the same moment.
    await transaction.update(sealHolders, personId, { version: holder.version + 1 });
    const object = { kind: 'seal-key', id: _id };
    await context.auditOnce(transaction, { act: contract.name, object, reason: personId });
    if (begun) {
      const { keyId, shares } = begun;
      await transaction.add(sealKeys, {
        _id,
        schoolId,
        role,
        number: 1,
        keyId,
        publicKey: begun.publicKey,
        shares,
        previous: null,
        version: 1,
      });
      await updateSchoolSeal(transaction, schoolId, () => ({
        [role]: { keyId, publicKey: begun.publicKey },
      }));
      return shares.length;
    }
    if (!latest || !share) throw new AppError('busy', 'key changed');
    const shares = [...latest.shares, share];
    await transaction.update(sealKeys, _id, { shares, version: latest.version + 1 });
    return shares.length;
  });
}
