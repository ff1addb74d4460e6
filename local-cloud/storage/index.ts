/**
 * File storage: what the SDK asks on the admin door (`handle`), and the bucket's own door (`serve`), to which files
 * are put and from which they are read by signed addresses. The bucket is the real cloud's COS: errors are XML.
 */
import path from 'node:path';
import { RequestError, readBody, type Exchange } from '../gateway/http';
import { contentTypeOf } from '../gateway/static-files';
import { storageLimits } from '../limits';
import type { FileFolder } from './file-folder';
import { fileIdOf, isCloudPath, pathOfFileId } from './file-ids';
import { createSigner, type Signer } from './signer';

export interface StorageOptions {
  files: FileFolder;
  /** Signs addresses. */
  secret: string;
  /** Of the gateway, without a slash at its end. */
  baseUrl: string;
  nowMs: () => number;
}

export interface LocalStorage {
  /** One `storage.*` call of the SDK. */
  handle(action: string, body: Record<string, unknown>): Record<string, unknown>;
  /** `PUT` and `GET` of `/storage/<path>`. */
  serve(exchange: Exchange): Promise<void>;
}

type Reply = Record<string, unknown>;

const DOOR = '/storage/';
const SECOND_MS = 1_000;

export function createStorage(options: StorageOptions): LocalStorage {
  const signer = createSigner(options.secret);
  const actions: Readonly<Record<string, (body: Reply) => Reply>> = {
    'storage.getUploadMetadata': (body) => uploadMetadata(options, signer, body['path']),
    'storage.batchGetDownloadUrl': (body) =>
      forEach(body['file_list'], 'download_list', (asked) => download(options, signer, asked)),
    'storage.batchDeleteFile': (body) =>
      forEach(body['fileid_list'], 'delete_list', (fileId) => remove(options, fileId)),
  };
  return {
    handle: (action, body) => {
      const work = Object.hasOwn(actions, action) ? actions[action] : undefined;
      return work ? work(body) : invalid(`The local cloud does not serve ${action}`);
    },
    serve: async (exchange) => {
      const cloudPath = pathOfAddress(exchange.url);
      if (exchange.request.method === 'PUT') return put(options, signer, exchange, cloudPath);
      if (exchange.request.method === 'GET') return read(options, signer, exchange, cloudPath);
      throw new RequestError(405, 'Files are put or read');
    },
  };
}

function invalid(message: string): Reply {
  return { code: 'INVALID_PARAM', message };
}

function addressOf({ baseUrl }: StorageOptions, cloudPath: string): string {
  return `${baseUrl}${DOOR}${cloudPath}`;
}

function pathOfAddress({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname.slice(DOOR.length));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw new RequestError(400, 'The address is malformed');
  }
}

// ---- what the SDK asks ----

function uploadMetadata(options: StorageOptions, signer: Signer, cloudPath: unknown): Reply {
  if (!isCloudPath(cloudPath)) return invalid('path is not the path of a file');
  const untilMs = options.nowMs() + storageLimits.uploadMs;
  const fileId = fileIdOf(cloudPath);
  return {
    data: {
      url: encodeURI(addressOf(options, cloudPath)),
      token: String(untilMs),
      authorization: signer.sign('PUT', cloudPath, untilMs),
      fileId,
      // Travels in a header, which holds no Chinese.
      cosFileId: encodeURI(fileId),
    },
  };
}

function forEach(list: unknown, name: string, work: (item: unknown) => Reply): Reply {
  const isList = Array.isArray(list) && list.length > 0;
  if (!isList || list.length > storageLimits.filesPerCall)
    return invalid(`1 to ${storageLimits.filesPerCall} files may be asked for`);
  return { data: { [name]: list.map(work) } };
}

/** The address is as the real cloud gives it: not yet encoded, which the SDK's own download does. */
function download(options: StorageOptions, signer: Signer, asked: unknown): Reply {
  const { fileid: fileID, max_age: wanted } = (asked ?? {}) as Reply;
  const found = pathOfFileId(fileID);
  if ('code' in found) return { fileID, ...found };
  const { cloudPath } = found;
  if (!options.files.has(cloudPath)) return { fileID, code: 'STORAGE_FILE_NONEXIST' };
  const maxAge = wanted === undefined ? storageLimits.defaultMaxAgeSeconds : Number(wanted);
  if (!(maxAge > 0)) return { fileID, code: 'INVALID_PARAM' };
  const untilMs = Math.floor(options.nowMs() + maxAge * SECOND_MS);
  const sign = signer.sign('GET', cloudPath, untilMs);
  const tempFileURL = `${addressOf(options, cloudPath)}?sign=${sign}&t=${untilMs}`;
  return { fileID, code: 'SUCCESS', tempFileURL, maxAge };
}

function remove({ files }: StorageOptions, fileID: unknown): Reply {
  const found = pathOfFileId(fileID);
  if ('code' in found) return { fileID, ...found };
  const code = files.remove(found.cloudPath) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST';
  return { fileID, code };
}

// ---- the bucket ----

async function put(
  { files, nowMs }: StorageOptions,
  signer: Signer,
  { request, response }: Exchange,
  cloudPath: string,
): Promise<void> {
  const bytes = await readBody(request, storageLimits.fileBytes);
  const untilMs = Number(request.headers['x-cos-security-token']);
  const signature = request.headers.authorization ?? '';
  if (!isCloudPath(cloudPath) || !signer.holds('PUT', cloudPath, untilMs, signature))
    return refuse(response, 403, 'SignatureDoesNotMatch');
  if (untilMs < nowMs()) return refuse(response, 403, 'AccessDenied');
  files.put(cloudPath, bytes);
  response.writeHead(200, { 'Content-Length': 0 });
  response.end();
}

function read(
  { files, nowMs }: StorageOptions,
  signer: Signer,
  { response, url }: Exchange,
  cloudPath: string,
): void {
  const untilMs = Number(url.searchParams.get('t') ?? '');
  const isSigned = signer.holds('GET', cloudPath, untilMs, url.searchParams.get('sign') ?? '');
  if (!isSigned || untilMs < nowMs()) return refuse(response, 403, 'AccessDenied');
  const bytes = files.read(cloudPath);
  if (bytes === undefined) return refuse(response, 404, 'NoSuchKey');
  response.writeHead(200, {
    'Content-Type': contentTypeOf(path.extname(cloudPath)),
    'Content-Length': bytes.byteLength,
    // Only as long as the address holds, and by nobody in between.
    'Cache-Control': `private, max-age=${Math.max(0, Math.floor((untilMs - nowMs()) / SECOND_MS))}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  response.end(bytes);
}

/** As COS says it; the SDK reads code and message from the XML, whatever the status. */
function refuse(response: Exchange['response'], status: number, code: string): void {
  const text = [
    "<?xml version='1.0' encoding='utf-8' ?>",
    `<Error><Code>${code}</Code><Message>${code}</Message>`,
    '<Resource></Resource><RequestId>local</RequestId><TraceId>local</TraceId></Error>',
  ].join('\n');
  response.writeHead(status, {
    'Content-Type': 'application/xml',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  });
  response.end(text);
}
