import type { CloudClock } from '../clock/cloud-clock';
import type { TimeTravel } from '../clock/time-travel';
import type { LocalDatabase } from '../database';
import type { LogStore } from '../functions/log-store';
import { gatewayLimits } from '../limits';
import type { SubscribeBalances } from '../openapi/subscribe-balances';
import type { AbandonedTransactions } from './abandoned-transactions';
import type { Faults } from './faults';
import {
  bearerOf,
  readJsonObject,
  RequestError,
  requireNumber,
  requireText,
  sendJson,
  type Exchange,
} from './http';
import type { NoticeLog } from './notices';
import { readPeople } from './people';
import type { Sessions } from './sessions';

export interface LocalRoutesOptions {
  dataDir: string;
  database: LocalDatabase;
  sessions: Sessions;
  clock: CloudClock;
  travel: TimeTravel;
  notices: NoticeLog;
  balances: SubscribeBalances;
  templateIds: ReadonlySet<string>;
  faults: Faults;
  transactions: AbandonedTransactions;
  logs: LogStore;
}

type Body = Record<string, unknown>;
type Route = (exchange: Exchange, body: Body) => unknown;

/** `/local/*`: what only a local cloud has (sign-in by name, time control, faults, looking inside). */
export function createLocalHandler(
  options: LocalRoutesOptions,
): (exchange: Exchange) => Promise<void> {
  const routes: Readonly<Record<string, Route>> = {
    'GET /local/health': () => ({ ok: true }),
    'GET /local/dump': ({ url }) =>
      options.database.dump(url.searchParams.get('names')?.split(',')),
    'GET /local/logs': ({ url }) => options.logs.since(sinceSeq(url)),
    'GET /local/notices': ({ url }) => options.notices.since(sinceSeq(url)),
    ...peopleRoutes(options),
    ...clockRoutes(options),
    ...subscribeRoutes(options),
    ...faultRoutes(options),
  };
  return async (exchange) => {
    const { request, response, url } = exchange;
    const key = `${request.method} ${url.pathname}`;
    const route = Object.hasOwn(routes, key) ? routes[key] : undefined;
    if (!route) throw new RequestError(404, `There is no ${key}`);
    const body =
      request.method === 'POST' ? await readJsonObject(request, gatewayLimits.localBodyBytes) : {};
    sendJson(response, 200, await route(exchange, body));
  };
}

function peopleRoutes({ dataDir, sessions }: LocalRoutesOptions): Record<string, Route> {
  return {
    'GET /local/people': () => readPeople(dataDir),
    'POST /local/sign-in': (_exchange, body) => {
      const openid = requireText(body, 'openid');
      if (!readPeople(dataDir).some((person) => person.openid === openid)) {
        throw new RequestError(403, 'Only a person of the local people list can be signed in');
      }
      return { session: sessions.open(openid), openid };
    },
    'POST /local/sign-out': (_exchange, body) => {
      sessions.close(requireText(body, 'session'));
      return { ok: true };
    },
  };
}

function clockRoutes({ clock, travel }: LocalRoutesOptions): Record<string, Route> {
  return {
    'GET /local/clock': () => ({ nowMs: clock.nowMs(), offsetMs: clock.offsetMs() }),
    'POST /local/clock/advance': (_exchange, body) => {
      const forMs = body['forMs'] === undefined ? Infinity : requirePositive(body, 'forMs');
      if (body['toMs'] !== undefined) {
        const toMs = requireNumber(body, 'toMs');
        return travel.advance(() => toMs, forMs);
      }
      const ms = requirePositive(body, 'ms');
      return travel.advance((nowMs) => nowMs + ms, forMs);
    },
    'POST /local/clock/outage': (_exchange, body) => travel.outage(requirePositive(body, 'ms')),
    'POST /local/clock/set': (_exchange, body) => travel.set(requireNumber(body, 'toMs')),
    'POST /local/timers/tick': (_exchange, body) =>
      travel.tick(body['function'] === undefined ? undefined : requireText(body, 'function')),
  };
}

function subscribeRoutes(options: LocalRoutesOptions): Record<string, Route> {
  const { balances, sessions, templateIds } = options;
  const templateOf = (body: Body) => {
    const templateId = requireText(body, 'templateId');
    if (!templateIds.has(templateId)) throw new RequestError(400, 'There is no such template');
    return templateId;
  };
  return {
    'POST /local/subscribe': ({ request }, body) => {
      const openid = sessions.openidOf(bearerOf(request) ?? '');
      if (openid === undefined) throw new RequestError(401, 'Nobody is signed in');
      return { balance: balances.change(openid, templateOf(body), 1) };
    },
    'POST /local/subscribe/set': (_exchange, body) => {
      const balance = requireNumber(body, 'balance');
      balances.set(requireText(body, 'openid'), templateOf(body), balance);
      return { balance };
    },
  };
}

function faultRoutes({ faults, transactions }: LocalRoutesOptions): Record<string, Route> {
  return {
    'GET /local/faults': () => faults.describe(),
    'POST /local/faults': async (_exchange, body) => {
      faults.apply(body);
      // Lets a test go on at once after a kill instead of waiting the 30 s of the real cloud.
      if (body['dropAbandonedTransactions'] === true) await transactions.dropAll();
      return faults.describe();
    },
  };
}

function requirePositive(body: Body, key: string): number {
  const value = requireNumber(body, key);
  if (value < 0) throw new RequestError(400, `${key} must not be negative`);
  return value;
}

function sinceSeq(url: URL): number {
  const value = Number(url.searchParams.get('sinceSeq') ?? 0);
  if (!Number.isInteger(value)) throw new RequestError(400, 'sinceSeq must be a whole number');
  return value;
}
