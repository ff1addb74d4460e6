/** H1: where pictures lie for the next minutes. Whoever asks has checked that the post may be read. */
import { pictureAddressSeconds } from '../../../src/shared/homework/picture-contracts';
import { command } from '../../platform/cloud';
import { fileAddresses } from '../../platform/files';
import { log } from '../../platform/log';
import { find } from '../../platform/store';
import { homeworkPictures } from './collections';

/** By picture; one whose file is gone has none. */
export async function addressesOf(
  schoolId: string,
  pictureIds: readonly string[],
): Promise<Map<string, string>> {
  const found = await find(homeworkPictures, { _id: command.in([...pictureIds]), schoolId });
  const addresses = await fileAddresses(
    found.map(({ fileId }) => fileId),
    pictureAddressSeconds,
  );
  return new Map(
    found.flatMap(({ _id, fileId }): [string, string][] => {
      const url = addresses.get(fileId);
      return url === undefined ? [] : [[_id, url]];
    }),
  );
}

/** The same beside something that must not wait for the storage to work: then there are none. */
export async function addressesIfAny(
  schoolId: string,
  pictureIds: readonly string[],
): Promise<Map<string, string>> {
  if (pictureIds.length === 0) return new Map();
  try {
    return await addressesOf(schoolId, pictureIds);
  } catch (error) {
    log({ event: 'no-addresses', code: error instanceof Error ? error.name : 'storage' });
    return new Map();
  }
}
