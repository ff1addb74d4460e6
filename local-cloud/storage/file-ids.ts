import { ENVIRONMENT_ID } from '../functions/environment';
import { storageLimits } from '../limits';

const PREFIX = `cloud://${ENVIRONMENT_ID}.files-of-${ENVIRONMENT_ID}/`;

/** `cloud://<environment>.<bucket>/<path>`, as the real cloud names a stored file. */
export function fileIdOf(cloudPath: string): string {
  return `${PREFIX}${cloudPath}`;
}

/** The path behind a file id; a code of the SDK's when it is no id, or another environment's. */
export function pathOfFileId(fileId: unknown): { cloudPath: string } | { code: string } {
  if (typeof fileId !== 'string' || !fileId.startsWith('cloud://'))
    return { code: 'INVALID_PARAM' };
  if (!fileId.startsWith(PREFIX)) return { code: 'STORAGE_EXCEED_AUTHORITY' };
  const cloudPath = fileId.slice(PREFIX.length);
  return isCloudPath(cloudPath) ? { cloudPath } : { code: 'INVALID_PARAM' };
}

/**
 * Whether a file may be stored under this path: relative, no empty, `.` or `..` part, at most 850 bytes. The local
 * cloud also refuses what an address cannot carry unchanged.
 */
export function isCloudPath(cloudPath: unknown): cloudPath is string {
  if (typeof cloudPath !== 'string') return false;
  if (Buffer.byteLength(cloudPath) > storageLimits.pathBytes) return false;
  if (/[\u0000-\u001f\u007f?#%\\]/.test(cloudPath)) return false;
  return cloudPath.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
