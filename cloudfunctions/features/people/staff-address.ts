/** Where a colleague is reached who stands on no duty desk: teachers, grade leaders, those of the district. */
import type { Room } from '../../platform/channels/wecom';
import { getById } from '../../platform/store';
import { staff } from './collections';

/** The WeCom mobile of the roster, empty for none; null for somebody who does not work at this school. */
export async function staffAddress(
  schoolId: string,
  personId: string,
): Promise<{ mobile: string; room: Room } | null> {
  const found = await getById(staff, personId);
  if (found?.schoolId !== schoolId) return null;
  const isOfDistrict = found.assignments.some(({ role }) => role === 'district-receiver');
  return { mobile: found.mobile, room: isOfDistrict ? 'district' : 'school' };
}
