/** Whether a colleague holds a share of one of the school's keys (M6): then they are not let go before it is handed on. */
import { find } from '../../platform/store';
import { sealKeys } from './collections';

export async function holdsKey(schoolId: string, personId: string): Promise<boolean> {
  const keys = await find(sealKeys, { schoolId });
  return keys.some(({ shares }) => shares.some((share) => share.personId === personId));
}
