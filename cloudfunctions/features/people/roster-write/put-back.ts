/** A roll-back: documents as they were before, unless somebody changed them since (G1). */
import type { RosterImage } from '../../../../src/shared/people/roster-port';
import { AppError } from '../../../platform/errors';
import { digestOf, editRoster, rosterCollections, type RosterEdit } from './edit';

/** So many documents in one transaction. */
const atOnce = 20;

export async function putBack(
  schoolId: string,
  images: readonly RosterImage[],
): Promise<{ kept: number; rebuilds: string[] }> {
  let kept = 0;
  const rebuilds: string[] = [];
  // The latest first, so that what stands on another document goes before it.
  const waiting = chainsOf(images).reverse();
  while (waiting.length > 0) {
    const some = waiting.splice(0, atOnce);
    let keptHere = 0;
    const work = async (edit: RosterEdit) => {
      keptHere = 0;
      for (const image of some) if (!(await putOneBack(edit, image))) keptHere += 1;
      return schoolId;
    };
    const written = await editRoster(schoolId, work);
    kept += keptHere;
    rebuilds.push(...written.rebuilds);
  }
  return { kept, rebuilds: [...new Set(rebuilds)] };
}

/**
 * Several writes of one document as one: from before the first to after the last. Where somebody else wrote in
 * between, only what came after that is put back.
 */
function chainsOf(images: readonly RosterImage[]): RosterImage[] {
  const chains = new Map<string, RosterImage>();
  for (const image of images) {
    const key = `${image.collection}.${image.id}`;
    const earlier = chains.get(key);
    const follows = earlier && earlier.afterDigest === (image.before && digestOf(docOf(image)));
    chains.delete(key);
    chains.set(key, follows ? { ...image, before: earlier.before } : image);
  }
  return [...chains.values()];
}

function docOf({ before }: RosterImage) {
  return before as unknown as Parameters<typeof digestOf>[0];
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
