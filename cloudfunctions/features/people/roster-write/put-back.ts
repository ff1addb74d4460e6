/** A roll-back: documents as they were before, unless somebody changed them since (G1). */
import type { RosterImage } from '../../../../src/shared/people/roster-port';
import { AppError } from '../../../platform/errors';
import { digestOf, editRoster, rosterCollections, type Alongside, type RosterEdit } from './edit';

/** So many documents in one transaction. */
const atOnce = 20;

export async function putBack(
  schoolId: string,
  images: readonly RosterImage[],
  alongside?: Alongside,
): Promise<{ kept: number; rebuilds: string[] }> {
  let kept = 0;
  const rebuilds: string[] = [];
  // The latest write first: an earlier one of the same document is then again as it left it.
  const waiting = joined(images).reverse();
  while (waiting.length > 0) {
    const some = waiting.splice(0, atOnce);
    let keptHere = 0;
    const work = async (edit: RosterEdit) => {
      keptHere = 0;
      for (const image of some) if (!(await putOneBack(edit, image))) keptHere += 1;
      return schoolId;
    };
    // What stands alongside is written once, with the last of them.
    const written = await editRoster(schoolId, work, waiting.length === 0 ? alongside : undefined);
    kept += keptHere;
    rebuilds.push(...written.rebuilds);
  }
  return { kept, rebuilds: [...new Set(rebuilds)] };
}

/**
 * Writes of one document that followed each other, as one: put back half-way and begun again, the later of them would
 * find neither what it left nor what it met, and count as changed by somebody else.
 */
function joined(images: readonly RosterImage[]): RosterImage[] {
  const found: RosterImage[] = [];
  for (const image of images) {
    const places = found.flatMap(({ collection, id }, place) =>
      collection === image.collection && id === image.id ? [place] : [],
    );
    const at = places.at(-1) ?? -1;
    const earlier = found[at];
    if (earlier && earlier.afterDigest === digestOfBefore(image))
      found[at] = { ...earlier, afterDigest: image.afterDigest };
    else found.push(image);
  }
  return found;
}

function digestOfBefore({ collection: name, before }: RosterImage): string | null {
  const collection = rosterCollections.get(name);
  if (!collection) throw new AppError('invalid-input', 'collection');
  return before && digestOf(collection.schema.parse(before));
}

/** False where it was changed since. What was put back already counts as done. */
async function putOneBack(edit: RosterEdit, image: RosterImage): Promise<boolean> {
  const collection = rosterCollections.get(image.collection);
  if (!collection) throw new AppError('invalid-input', 'collection');
  const now = await edit.get(collection, image.id);
  const digest = now && digestOf(now);
  const before = image.before && collection.schema.parse(image.before);
  if (digest === (before && digestOf(before))) return true;
  if (digest !== image.afterDigest) return false;
  if (before) await edit.put(collection, now, before);
  else if (now) await edit.remove(collection, now);
  if (image.collection === 'people' || image.collection === 'staff')
    edit.rebuild('person', image.id);
  if (image.collection === 'classes') edit.rebuild('class', image.id);
  return true;
}
