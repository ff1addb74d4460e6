/** Where a colleague is reached who stands on no duty desk: class teachers, grade leaders, subject teachers. */
import { getById } from '../../platform/store';
import { staff } from './collections';

/** The WeCom mobile of the roster, empty for none; null for somebody who does not work at this school. */
export async function staffMobile(schoolId: string, personId: string): Promise<string | null> {
  const found = await getById(staff, personId);
  return found?.schoolId === schoolId ? found.mobile : null;
}
