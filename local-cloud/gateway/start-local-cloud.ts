import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openCloudClock, type OffsetStore } from '../clock/cloud-clock';
import { InvocationGate } from '../clock/invocation-gate';
import { realNowMs } from '../clock/real-time';
import { TimeTravel } from '../clock/time-travel';
import { openDatabase } from '../database';
import { platformEnvironment, SUBSCRIBE_TEMPLATES } from '../functions/environment';
import { Invoker } from '../functions/invoker';
import { openLogStore } from '../functions/log-store';
import { readFunctions } from '../functions/registry';
import { createOpenApi } from '../openapi/open-api';
import { openSubscribeBalances } from '../openapi/subscribe-balances';
import { declareCollections, seedDemo } from '../seed';
import { createStorage } from '../storage';
import { openFileFolder } from '../storage/file-folder';
import { RealTimeTimers } from '../timers/real-time-timers';
import { createTimerRunner } from '../timers/timer-runner';
import { createRobot } from '../wecom/robot';
import { AbandonedTransactions } from './abandoned-transactions';
import { createAdminHandler } from './admin';
import { createCallHandler } from './call';
import { holdDataFolder } from './data-folder-lock';
import { Faults } from './faults';
import { createLocalHandler } from './local-routes';
import { openNoticeLog } from './notices';
import type { LocalCloudOptions } from './options';
import { readOrCreateSecrets } from './secrets';
import { listen, type Routes } from './server';
import { openSessions } from './sessions';
import { openStateStore, type StateStore } from './state-store';
import { createStaticHandler } from './static-files';

export interface LocalCloud {
  url: string;
  /** Lets running invocations end (a walk after its minute), stops the workers and closes the stores. */
  stop(): Promise<void>;
}

/** The robot every school of a local environment uses until it has one of its own. */
const WECOM_KEYS = {
  '*': 'local-robot',
  '*.district': 'local-district-robot',
  '*~care': 'local-care-robot',
};
const TEMPLATE_IDS: ReadonlySet<string> = new Set(Object.values(SUBSCRIBE_TEMPLATES));

/** Wires the services together and starts to serve. */
export async function startLocalCloud(
  options: LocalCloudOptions,
  workerFile: string,
): Promise<LocalCloud> {
  const stores = await openStores(options);
  const gateway = await listen(options.port);
  const engine = createEngine(options, stores, workerFile, gateway.url);
  gateway.open(createRoutes(options, stores, engine, gateway.url));
  return {
    url: gateway.url,
    stop: async () => {
      engine.travel.stop();
      await gateway.close();
      await engine.invoker.end();
      await engine.travel.atRest();
      stores.database.close();
      stores.store.close();
      stores.folder.release();
    },
  };
}

type Stores = Awaited<ReturnType<typeof openStores>>;
type Engine = ReturnType<typeof createEngine>;

/** Everything that outlives a restart. */
async function openStores({ dataDir, seed, startAtMs }: LocalCloudOptions) {
  mkdirSync(dataDir, { recursive: true });
  const folder = holdDataFolder(dataDir);
  const store = openStateStore(path.join(dataDir, 'platform.db'));
  const database = openDatabase({ file: path.join(dataDir, 'database.db'), realNowMs });
  const clock = openCloudClock(offsetIn(store), realNowMs);
  if (startAtMs !== null && store.readNumber('startedAtMs', 0) === 0) clock.moveTo(startAtMs);
  store.writeNumber('startedAtMs', clock.nowMs());
  const secrets = readOrCreateSecrets(dataDir);
  const files = openFileFolder(path.join(dataDir, 'files'));
  declareCollections(database);
  if (seed === 'demo' && store.readNumber('demoSeededAtMs', 0) === 0) {
    await seedDemo({ database, files, dataDir, nowMs: clock.nowMs(), secrets });
    store.writeNumber('demoSeededAtMs', clock.nowMs());
  }
  return {
    folder,
    store,
    database,
    clock,
    secrets,
    files,
    sessions: openSessions(store),
    notices: openNoticeLog(store, clock.nowMs),
    balances: openSubscribeBalances(store),
    logs: openLogStore(path.join(dataDir, 'logs.jsonl'), clock.nowMs),
  };
}

/** What runs functions: by call, by timer, by a moved clock. */
function createEngine(
  { functionsDir, instances, timers }: LocalCloudOptions,
  { database, clock, logs, secrets }: Stores,
  workerFile: string,
  baseUrl: string,
) {
  const definitions = readFunctions(functionsDir);
  const gate = new InvocationGate();
  const faults = new Faults();
  const transactions = new AbandonedTransactions(database);
  const { secretV1 } = secrets;
  const invoker = new Invoker({
    definitions,
    clock,
    gate,
    logs,
    killFault: faults.kill,
    workerFile,
    instances,
    environment: platformEnvironment({ baseUrl, secretV1, wecomKeys: WECOM_KEYS }),
    baseUrl,
    onInstanceEnd: (token) => transactions.instanceEnded(token),
  });
  const runner = createTimerRunner(definitions, invoker);
  const realTimeTimers = new RealTimeTimers(runner, clock);
  const travel = new TimeTravel({
    clock,
    gate,
    runner,
    realTimeTimers,
    automatic: timers === 'auto',
    onJump: (byMs) => transactions.clockMoved(byMs),
  });
  return { invoker, faults, transactions, travel };
}

/** The doors: the SDK's, the mini-program's, the demonstration's, WeCom's, the pages' and the storage's. */
function createRoutes(
  options: LocalCloudOptions,
  stores: Stores,
  engine: Engine,
  baseUrl: string,
): Routes {
  const { database, clock, sessions, notices, balances, files } = stores;
  const secret = stores.secrets.secretV1;
  const storage = createStorage({ files, secret, baseUrl, nowMs: clock.nowMs });
  const { invoker, faults, transactions } = engine;
  const openApi = createOpenApi({
    templateIds: TEMPLATE_IDS,
    balances,
    notices,
    nowMs: clock.nowMs,
    lastActiveMs: sessions.lastActiveMs,
    isDown: () => faults.openapi === 'down',
  });
  return {
    admin: createAdminHandler({
      database,
      invoker,
      openApi,
      storage,
      killFault: faults.kill,
      transactions,
    }),
    call: createCallHandler({ invoker, sessions, clock }),
    local: createLocalHandler({
      ...stores,
      ...engine,
      dataDir: options.dataDir,
      templateIds: TEMPLATE_IDS,
    }),
    files: createStaticHandler(options),
    storage: storage.serve,
    robot: createRobot({
      keys: new Set(Object.values(WECOM_KEYS)),
      notices,
      nowMs: clock.nowMs,
      fault: () => faults.wecom,
    }),
  };
}

function offsetIn(store: StateStore): OffsetStore {
  const key = 'clockOffsetMs';
  return {
    readOffsetMs: () => store.readNumber(key, 0),
    writeOffsetMs: (offsetMs) => store.writeNumber(key, offsetMs),
  };
}
