/** The product's functions with the roster's writer beside them, and with places at which others may go first. */
import { buildDoctored, type Doctoring } from '../../harness/doctored-functions';

const file = 'cloudfunctions/features/people/roster-write/rebuild.ts';

const places: readonly Doctoring[] = [
  {
    file,
    find: '    if (stored) {\n',
    put: '    await (globalThis as any).beforeAccessWrite?.();\n    if (stored) {\n',
  },
  {
    file,
    find: '  for (let start = 0; start < markers.length',
    put: '  await (globalThis as any).beforeTakeAway?.();\n  for (let start = 0; start < markers.length',
  },
];

const unguarded: readonly Doctoring[] = [
  {
    file,
    find: 'if (await compareAndSet(access, stored, { persons })) return;',
    put: 'await compareAndSet(access, { ...stored, version: ((await getById(access, accountId)) ?? stored).version }, { persons }); return;',
  },
  { file, find: 'if (now?.token === token)', put: 'if (now)' },
];

const extra = { roster: 'test/stories/people/fixtures/roster.ts' };

/** The caller removes the folder. */
export function buildRosterFunctions({ guarded }: { guarded: boolean }): Promise<string> {
  return buildDoctored(guarded ? places : [...places, ...unguarded], extra);
}
