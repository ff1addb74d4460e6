/**
 * G1: keeps one part of a file (docs/decisions/0017). First the document, then the part's file, then the mark that it
 * is there: what dies on the way is finished by the same calls, or cleared away by the clock.
 */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { mostPartBytes, uploadPart as contract } from '../../../src/shared/roster-import/contracts';
import { transition } from '../../../src/shared/roster-import/machine';
import { noFacts } from '../../../src/shared/roster-import/model';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { storeFile } from '../../platform/files';
import { mark, newestKeyVersion } from '../../platform/secrets';
import { addOnce, compareAndSet, getById } from '../../platform/store';
import { imports, type StoredImport } from './collections';
import { viewOf } from './view';

type Input = ParsedInputOf<typeof contract>;

interface Part {
  part: number;
  bytes: Buffer;
  digest: string;
}

export function uploadPart() {
  return defineAction(contract, async (input, context) => {
    const bytes = Buffer.from(input.bytes, 'base64');
    if (bytes.length > mostPartBytes) throw new AppError('roster-file-too-large', 'part');
    const digest = mark('roster-import-bytes', newestKeyVersion(), input.part, input.bytes);
    const given = { part: input.part, bytes, digest };
    const stored = await arrive(await begin(input, given, context), given);
    return { import: await viewOf(stored, context.nowMs) };
  });
}

/** Where a part of the file lies: it follows from the import for nobody without the secret. */
export function partPath({ cloudPath }: Pick<StoredImport, 'cloudPath'>, part: number): string {
  return `${cloudPath}.part-${part}`;
}

/** The import's document, new or from an earlier call. `request-conflict`: the same tap with another file. */
async function begin(
  { taken, fileName, parts }: Input,
  given: Part,
  { caller, nowMs }: ActionContext,
): Promise<StoredImport> {
  const version = newestKeyVersion();
  const _id = mark('roster-import', version, caller.personId, taken);
  const known = await getById(imports, _id);
  if (known) return requireSame(known, given, parts);
  if (given.part !== 0) throw new AppError('illegal-move', 'part');
  const fresh: StoredImport = {
    _id,
    schoolId: caller.schoolId,
    byPersonId: caller.personId,
    fileName,
    state: 'arriving',
    parts,
    arrived: [{ digest: given.digest, fileId: '' }],
    cloudPath: `roster-import/${mark('roster-import-path', version, _id)}`,
    facts: noFacts,
    rows: 0,
    chunks: [],
    chunksDone: 0,
    written: 0,
    overtaken: 0,
    turn: 0,
    holder: '',
    leaseUntilMs: 0,
    createdAtMs: nowMs,
    endedAtMs: null,
    cleared: false,
    version: 0,
  };
  if (await addOnce(imports, fresh)) return fresh;
  return latest(fresh, given);
}

/** Another try of the same tap was faster. */
async function latest({ _id, parts }: StoredImport, given: Part): Promise<StoredImport> {
  const stored = await getById(imports, _id);
  if (!stored) throw new AppError('illegal-move', 'import');
  return requireSame(stored, given, parts);
}

function requireSame(stored: StoredImport, { part, digest }: Part, parts: number): StoredImport {
  const known = stored.arrived[part];
  if (stored.parts !== parts || (known && known.digest !== digest))
    throw new AppError('request-conflict', 'file');
  return stored;
}

/** `illegal-move`: a part before it is missing. */
async function arrive(stored: StoredImport, given: Part): Promise<StoredImport> {
  const there = stored.arrived.filter(({ fileId }) => fileId !== '').length;
  if (given.part < there || stored.state !== 'arriving') return stored;
  if (given.part > there) throw new AppError('illegal-move', 'part');
  const fileId = await storeFile(partPath(stored, given.part), given.bytes);
  const arrived = [...stored.arrived.slice(0, given.part), { digest: given.digest, fileId }];
  const isWhole = arrived.length === stored.parts;
  const state = isWhole ? transition(stored.state, 'arrive') : stored.state;
  if (state === null) throw new AppError('illegal-move', 'state');
  if (await compareAndSet(imports, stored, { arrived, state }))
    return { ...stored, arrived, state, version: stored.version + 1 };
  return latest(stored, given);
}
