/**
 * Files in the cloud's storage, by the unpatched SDK. Bytes never lie in a document; whoever may read a file gets an
 * address that runs out. The environment's storage is closed to clients like its database.
 */
import { sdk } from './cloud';

/** What the SDK answers per file; 0 is success. */
const missingFile = -503003;

/** As it behaves: the vendor's types mix promises with callbacks. */
interface SdkFiles {
  uploadFile(options: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>;
  getTempFileURL(options: {
    fileList: { fileID: string; maxAge: number }[];
  }): Promise<{ fileList: { fileID: string; status: number; tempFileURL: string }[] }>;
  downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer }>;
  deleteFile(options: {
    fileList: string[];
  }): Promise<{ fileList: { fileID: string; status: number }[] }>;
}

const files = sdk as unknown as SdkFiles;

/** Files of one call of the SDK. */
export const filesPerCall = 50;

/** Stores bytes under a path, over what was there; the id by which the cloud knows the file. */
export async function storeFile(cloudPath: string, bytes: Uint8Array): Promise<string> {
  const { fileID } = await files.uploadFile({ cloudPath, fileContent: Buffer.from(bytes) });
  return fileID;
}

/** A stored file's bytes. Throws when it is gone. */
export async function readFile(fileID: string): Promise<Buffer> {
  return (await files.downloadFile({ fileID })).fileContent;
}

/** Addresses that hold for `maxAgeSeconds`, by file id; a file that is gone has none. At most 50 files. */
export async function fileAddresses(
  fileIds: readonly string[],
  maxAgeSeconds: number,
): Promise<Map<string, string>> {
  if (fileIds.length === 0) return new Map();
  const asked = fileIds.map((fileID) => ({ fileID, maxAge: maxAgeSeconds }));
  const { fileList } = await files.getTempFileURL({ fileList: asked });
  return new Map(
    fileList
      .filter(({ status }) => status === 0)
      .map(({ fileID, tempFileURL }) => [fileID, tempFileURL]),
  );
}

/** Removes files for good; one that is gone already counts as removed. At most 50. Throws when one stays. */
export async function removeFiles(fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  const { fileList } = await files.deleteFile({ fileList: [...fileIds] });
  const left = fileList.filter(({ status }) => status !== 0 && status !== missingFile);
  if (left.length > 0) throw new Error(`${left.length} files could not be removed`);
}
