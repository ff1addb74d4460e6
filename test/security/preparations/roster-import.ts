/** Lists that are there before an act of the roster import (G1). */
import {
  checkImport,
  decideImport,
  stepImport,
  uploadPart,
} from '../../../src/shared/roster-import/contracts';
import type { ImportView } from '../../../src/shared/roster-import/model';
import type { Actor } from '../../harness/world';
import { smallList } from '../examples/roster-import';
import type { ActionName, Objects } from '../examples';
import type { MatrixWorld } from '../matrix-world';
import type { Preparation } from '../preparations';

/** An uploaded list of one student; nothing has been compared yet. */
export async function uploadList(
  admin: Actor,
  taken: string,
  list = smallList,
): Promise<ImportView> {
  const input = { taken, fileName: '学生.csv', part: 0, parts: 1, bytes: list };
  return (await admin.call(uploadPart, input)).import;
}

type Input = Record<string, unknown>;

/** What the same tap must not be used for. */
export const rosterImportOthers: Partial<Record<ActionName, (input: Input) => Input[]>> = {
  'roster-import.upload': (input) => [{ ...input, bytes: Buffer.from('x,y').toString('base64') }],
  'roster-import.decide': (input) => [{ ...input, decision: 'drop' }],
};

export function rosterImportPreparations(
  matrix: () => MatrixWorld,
): Partial<Record<ActionName, Preparation>> {
  let turn = 0;
  const person = () => matrix().actor('demo', 'admin');
  const newList = () => {
    turn += 1;
    const row = `20240300${String(turn).padStart(2, '0')},钱小新,3,1`;
    return Buffer.from(`学号,姓名,年级,班号\r\n${row}\r\n`).toString('base64');
  };
  /** What was begun before is ended, so that the school's one desk is free. */
  const free = async (admin: Actor, { importId }: ImportView) => {
    await admin.call(stepImport, { importId });
  };
  /** An act may be prepared twice, and the earlier one done. */
  const made: ImportView[] = [];
  const uploaded = async (): Promise<{ admin: Actor; view: ImportView }> => {
    const admin = await matrix().world.as(person());
    for (const view of made.slice(-2)) await free(admin, view);
    const list = newList();
    const view = await uploadList(admin, `list-of-the-school-${turn}`, list);
    made.push(view);
    return { admin, view };
  };
  const ready = async () => {
    const { admin, view } = await uploaded();
    const checked = await admin.call(checkImport, { importId: view.importId });
    return { admin, view: checked.import };
  };
  const objectsOf = ({ importId, version }: ImportView): Partial<Objects> => ({
    importId,
    importVersion: version,
  });
  let hasDesk = false;
  const committed = async () => {
    const { admin, view } = await ready();
    const { importId, version } = view;
    await admin.call(decideImport, { importId, version, decision: 'commit' });
    return view;
  };
  return {
    'roster-import.upload': () => {
      turn += 1;
      return Promise.resolve({ person: person(), objects: { taken: `list-of-a-school-${turn}` } });
    },
    'roster-files.check': async () => ({
      person: person(),
      objects: objectsOf((await uploaded()).view),
    }),
    'roster-import.open': async () => ({
      person: person(),
      objects: objectsOf((await ready()).view),
    }),
    'roster-import.decide': async () => {
      // A school's very first commit also adds its desk, which is another change in the store.
      if (!hasDesk) await committed();
      hasDesk = true;
      return { person: person(), objects: objectsOf((await ready()).view) };
    },
    'roster-import.step': async () => ({ person: person(), objects: objectsOf(await committed()) }),
  };
}
