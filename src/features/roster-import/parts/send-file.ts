/** A file in parts, one after the other; a part that got lost on the way is sent again under the same name. */
import { callAction } from '../../../lib/cloud';
import { newRequestId } from '../../../lib/ids';
import { mostPartBytes, mostParts, uploadPart } from '../../../shared/roster-import/contracts';
import type { ImportView } from '../../../shared/roster-import/model';
import type { PickedFile } from './picked-file';

/** Base64 of a whole part: cut there, the parts need not be encoded anew. */
const partLength = (mostPartBytes / 3) * 4;

export const tooLarge = 'too-large';

/** `onPart` hears how many parts of how many are there. Answers `too-large` for what no call would take. */
export async function sendFile(
  { name, bytes }: PickedFile,
  onPart: (sent: number, parts: number) => void,
): Promise<ImportView | typeof tooLarge | null> {
  const parts = Math.ceil(bytes.length / partLength);
  if (parts > mostParts) return tooLarge;
  const taken = newRequestId();
  const fileName = [...name].slice(-80).join('');
  let view: ImportView | null = null;
  for (let part = 0; part < parts; part += 1) {
    const some = bytes.slice(part * partLength, (part + 1) * partLength);
    const input = { taken, fileName, part, parts, bytes: some };
    view = (await callAction(uploadPart, input)).import;
    onPart(part + 1, parts);
  }
  return view;
}
