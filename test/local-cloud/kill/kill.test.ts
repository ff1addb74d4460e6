import { buildSync } from 'esbuild';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { openDatabase, type AdminReply } from '../../../local-cloud/database';

// Starting a process is slow on a busy machine; nothing here depends on how long it takes.
jest.setTimeout(300_000);

const ROUNDS = 20;
/** The built server lies inside the checkout so that it finds the native module. */
const CACHE = path.join(__dirname, '..', '..', '..', '.cache');
const SERVER = path.join(CACHE, `kill-server-${process.pid}.cjs`);

let folder: string;
beforeAll(() => {
  mkdirSync(CACHE, { recursive: true });
  buildSync({
    entryPoints: [path.join(__dirname, 'fixtures', 'kill-server.ts')],
    outfile: SERVER,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['libsql'],
    logLevel: 'warning',
  });
});
afterAll(() => rmSync(SERVER, { force: true }));
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'runxin-kill-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => path.join(folder, 'database.sqlite');

type Mode = 'durable' | 'early' | 'halved';
/** What the client was told is written. */
interface Acknowledged {
  ids: Set<string>;
  pairs: Set<string>;
}

async function startServer(mode: Mode): Promise<{ server: ChildProcess; port: number }> {
  const server = spawn(process.execPath, [SERVER, file(), mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = readline.createInterface({ input: server.stdout as NodeJS.ReadableStream });
  const [line] = (await once(lines, 'line')) as [string];
  return { server, port: (JSON.parse(line) as { port: number }).port };
}

/** One client that writes until the server is gone. */
class Writer {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly port: number,
    private readonly mode: Mode,
    private readonly acknowledged: Acknowledged,
    private readonly onAcknowledge: () => void,
  ) {}

  /** Writes single documents and pairs in turn; ends with the connection. */
  async run(prefix: string): Promise<void> {
    try {
      for (let n = 0; ; n += 1) {
        const id = `${prefix}-${n}`;
        if (n % 2 === 0) await this.single(id);
        else await this.pair(id);
        this.onAcknowledge();
      }
    } catch (error) {
      // The kill: whatever was under way counts as not acknowledged.
      const { code } = error as NodeJS.ErrnoException;
      expect(['ECONNRESET', 'ECONNREFUSED', 'EPIPE']).toContain(code);
    } finally {
      this.agent.destroy();
    }
  }

  private async single(id: string): Promise<void> {
    await this.insert({ _id: id });
    this.acknowledged.ids.add(id);
  }

  private async pair(id: string): Promise<void> {
    const halves = [`${id}-left`, `${id}-right`];
    if (this.mode === 'halved') {
      for (const half of halves) await this.insert({ _id: half, pair: id });
    } else {
      const { transactionId } = await this.send({ action: 'database.startTransaction' });
      for (const half of halves) await this.insert({ _id: half, pair: id }, transactionId);
      await this.send({ action: 'database.commitTransaction', transactionId });
    }
    this.acknowledged.pairs.add(id);
  }

  private insert(document: object, transactionId?: string): Promise<AdminReply> {
    const data = [JSON.stringify(document)];
    return this.send({
      action: 'database.insertDocument',
      collectionName: 'writes',
      data,
      transactionId,
    });
  }

  private send(body: object): Promise<AdminReply> {
    return new Promise((resolve, reject) => {
      const call = request({ port: this.port, method: 'POST', agent: this.agent }, (response) => {
        let text = '';
        response.on('error', reject);
        response.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
        response.on('end', () => {
          const reply = JSON.parse(text) as AdminReply;
          if (reply.code) reject(new Error(reply.message));
          else resolve(reply);
        });
      });
      call.on('error', reject);
      call.end(JSON.stringify(body));
    });
  }
}

/** Writes from four clients and kills the server after a random number of acknowledgements. */
async function round(mode: Mode, name: string, acknowledged: Acknowledged): Promise<void> {
  const { server, port } = await startServer(mode);
  let left = randomInt(1, 60);
  const count = (): void => {
    left -= 1;
    if (left === 0) server.kill('SIGKILL');
  };
  const gone = once(server, 'exit');
  const writers = Array.from({ length: 4 }, () => new Writer(port, mode, acknowledged, count));
  try {
    await Promise.all(writers.map((writer, n) => writer.run(`${name}-${n}`)));
  } finally {
    server.kill('SIGKILL');
    await gone;
  }
}

/** Opens the file as the next start does and looks for what must not be. */
function inspect(acknowledged: Acknowledged): { lost: string[]; halves: string[] } {
  const database = openDatabase({ file: file(), realNowMs: Date.now });
  const stored = (database.dump()['writes'] ?? []) as { _id: string; pair?: string }[];
  database.close();
  const ids = new Set(stored.map(({ _id }) => _id));
  const perPair = new Map<string, number>();
  for (const { pair } of stored) if (pair) perPair.set(pair, (perPair.get(pair) ?? 0) + 1);
  return {
    lost: [
      ...[...acknowledged.ids].filter((id) => !ids.has(id)),
      ...[...acknowledged.pairs].filter((pair) => perPair.get(pair) !== 2),
    ],
    halves: [...perPair].filter(([, count]) => count !== 2).map(([pair]) => pair),
  };
}

const nothing = (): Acknowledged => ({ ids: new Set(), pairs: new Set() });

test(`after ${ROUNDS} kills during writes nothing acknowledged is lost and nothing is half`, async () => {
  const acknowledged = nothing();
  for (let n = 0; n < ROUNDS; n += 1) {
    await round('durable', `round-${n}`, acknowledged);
    expect(inspect(acknowledged)).toEqual({ lost: [], halves: [] });
  }
  expect(acknowledged.ids.size).toBeGreaterThan(ROUNDS);
  expect(acknowledged.pairs.size).toBeGreaterThan(ROUNDS);
});

/** Plays up to ten rounds until the fault shows. */
async function firstFault(mode: Mode, fault: 'lost' | 'halves'): Promise<string[]> {
  const acknowledged = nothing();
  for (let n = 0; n < 10; n += 1) {
    await round(mode, `round-${n}`, acknowledged);
    const found = inspect(acknowledged)[fault];
    if (found.length > 0) return found;
  }
  return [];
}

test('control: a server that acknowledges before it writes is caught', async () => {
  expect(await firstFault('early', 'lost')).not.toEqual([]);
});

test('control: pairs written without a transaction are caught', async () => {
  expect(await firstFault('halved', 'halves')).not.toEqual([]);
});
