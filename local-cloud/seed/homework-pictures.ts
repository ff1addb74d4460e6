/** Photographed pages of the demonstration's posts (H1). */
import type { HomeworkPicture } from '../../cloudfunctions/features/homework/collections';
import type { Sheet } from '../../src/shared/homework/model';
import { fileIdOf } from '../storage/file-ids';

/** Classes whose mathematics of today shows a page. */
export function hasPicture(classId: string): boolean {
  return /^demo-[3-6]-1$/.test(classId);
}

/** As long as the marks of pictures that teachers took. */
function pictureIdOf(classId: string): string {
  return `seed-page-of-${classId}-`.padEnd(43, '0');
}

export function withPicture(sheet: Sheet, classId: string): Sheet {
  return { ...sheet, pictures: [pictureIdOf(classId)] };
}

/** Its file lies where `cloudPath` says. */
export function pictureDocument(
  classId: string,
  facts: { schoolId: string; teacherId: string; atMs: number },
): HomeworkPicture {
  const cloudPath = `homework/${pictureIdOf(classId)}.png`;
  return {
    _id: pictureIdOf(classId),
    schoolId: facts.schoolId,
    teacherId: facts.teacherId,
    parts: 1,
    arrived: [{ digest: 'seeded', fileId: '' }],
    cloudPath,
    fileId: fileIdOf(cloudPath),
    state: 'posted',
    addedAtMs: facts.atMs,
    version: 1,
  };
}
