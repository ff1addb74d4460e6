import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase, type LocalDatabase } from '../../../local-cloud/database';
import { createStorage, type LocalStorage } from '../../../local-cloud/storage';
import { openFileFolder } from '../../../local-cloud/storage/file-folder';
import { sdkBundle } from './sdk-bundle';
import type { Sdk, SdkDatabase } from './sdk-types';

/** A request as it arrived, for tests of the wire itself. */
export interface WireRequest {
  action: string;
  body: Record<string, unknown>;
}

export interface SdkWorld {
  sdk: Sdk;
  db: SdkDatabase;
  database: LocalDatabase;
  /** Everything the SDK sent so far. */
  requests: WireRequest[];
  /** Moves the time by which transactions expire. */
  advanceMs(ms: number): void;
  /** Where the server listens. */
  url: string;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
  return { action: String(body.action), body };
}

interface Served {
  database: LocalDatabase;
  /** Asked for only once the server listens. */
  storage: () => LocalStorage;
  requests: WireRequest[];
}

function serve({ database, storage, requests }: Served): Promise<Server> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname.startsWith('/storage/')) {
      void storage().serve({ request, response, url });
      return;
    }
    void bodyOf(request).then(async ({ action, body }) => {
      requests.push({ action, body });
      const reply = action.startsWith('storage.')
        ? storage().handle(action, body)
        : await database.handle(action, body);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ requestId: `request-${requests.length}`, ...reply }));
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Points the SDK of this process at a server, by environment alone. */
function redirectSdk(port: number): Sdk {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'local',
    SCF_NAMESPACE: 'local',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
    TCB_ENV: 'local',
    TCB_SOURCE: 'local',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_UNIONID,WX_APPID,WX_API_TOKEN',
    WX_OPENID: '',
    WX_APPID: 'local',
    WX_API_TOKEN: 'local',
  });
  // Loaded only now: the SDK reads part of the environment when it is loaded.
  const sdk = jest.requireActual<Sdk>(sdkBundle());
  sdk.init({ env: 'local' });
  return sdk;
}

/** The real SDK against a database of its own, over HTTP. */
export async function startSdkWorld(): Promise<SdkWorld> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'runxin-database-'));
  let offsetMs = 0;
  const nowMs = () => Date.now() + offsetMs;
  const database = openDatabase({ file: path.join(folder, 'database.sqlite'), realNowMs: nowMs });
  const requests: WireRequest[] = [];
  const served: { storage?: LocalStorage } = {};
  const server = await serve({
    database,
    storage: () => served.storage as LocalStorage,
    requests,
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const files = openFileFolder(path.join(folder, 'files'));
  served.storage = createStorage({ files, secret: 'of the harness', baseUrl: url, nowMs });
  const sdk = redirectSdk(port);
  return {
    sdk,
    db: sdk.database(),
    database,
    requests,
    url,
    advanceMs: (ms) => {
      offsetMs += ms;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface SdkError {
  errCode: number;
  errMsg: string;
  code?: string;
}

/** The error a call ends with, and its code, whichever layer of the SDK threw it. */
export async function failureOf(call: Promise<unknown>): Promise<SdkError> {
  try {
    await call;
  } catch (error) {
    const { errCode, errMsg, message, code } = error as SdkError & { message?: string };
    return { errCode, errMsg: errMsg ?? message ?? '', ...(code ? { code } : {}) };
  }
  throw new Error('the call was expected to fail');
}
