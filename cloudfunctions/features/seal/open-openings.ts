/** M6, M7: a thread whose author is being asked for, or where somebody still has to be told, does not go. */
import type { OpenCases } from '../../platform/open-cases';
import { find } from '../../platform/store';
import { sealOpenings, type SealOpening } from './collections';

const underWay: readonly string[] = ['asked', 'half', 'open'];

function isUnfinished({ track, guardian, student }: SealOpening): boolean {
  if (underWay.includes(track.state)) return true;
  return track.openedAtMs !== null && (guardian === null || student === null);
}

export const openOpenings: Pick<OpenCases, 'holdsThread'> = {
  async holdsThread(schoolId, threadId) {
    return (await find(sealOpenings, { schoolId, threadId })).some(isUnfinished);
  },
};
