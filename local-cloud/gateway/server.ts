import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gatewayLimits } from '../limits';
import type { Robot } from '../wecom/robot';
import { readJsonObject, RequestError, sendJson, type Exchange } from './http';
import { guardOrigin } from './origin-guard';

type Handler = (exchange: Exchange) => Promise<void>;

export interface Routes {
  admin: Handler;
  call: Handler;
  local: Handler;
  files: Handler;
  storage: Handler;
  robot: Robot;
}

export interface Gateway {
  url: string;
  /** Serves from now on; before, requests wait. */
  open(routes: Routes): void;
  /** Takes no new requests and ends idle connections. */
  close(): Promise<void>;
}

const ROBOT_PATH = '/wecom/cgi-bin/webhook/send';

/** Listens on this machine's loopback only. Port 0 picks a free one. */
export async function listen(port: number): Promise<Gateway> {
  let open: (routes: Routes) => void = () => undefined;
  const routes = new Promise<Routes>((resolve) => (open = resolve));
  const server = createServer((request, response) => {
    void routes.then((known) => serve(known, portOfServer, request, response));
  });
  // A client on this machine ends an idle connection itself: ended here, it could meet its next request on the way.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const portOfServer = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${portOfServer}`,
    open,
    close: () => closeServer(server),
  };
}

async function serve(
  routes: Routes,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    guardOrigin(request, port);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    await route(routes, { request, response, url });
  } catch (error) {
    answerError(request, response, error);
  }
}

async function route(routes: Routes, exchange: Exchange): Promise<void> {
  const { pathname } = exchange.url;
  const isPost = exchange.request.method === 'POST';
  const first = pathname.split('/')[1];
  if (first === 'admin' && isPost) return routes.admin(exchange);
  if (first === 'call' && isPost) return routes.call(exchange);
  if (pathname === ROBOT_PATH && isPost) return callRobot(routes.robot, exchange);
  if (first === 'storage') return routes.storage(exchange);
  if (first === 'local') return routes.local(exchange);
  return routes.files(exchange);
}

async function callRobot(robot: Robot, { request, response, url }: Exchange): Promise<void> {
  const message = await readJsonObject(request, gatewayLimits.localBodyBytes);
  const { afterMs, status, body } = robot(url.searchParams.get('key') ?? '', message);
  if (afterMs === null) return;
  if (afterMs > 0) await wait(afterMs);
  sendJson(response, status, body);
}

/** Callers get a sentence; what went wrong inside goes to stderr without the request's content. */
function answerError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (request.destroyed && !request.complete) return;
  const isRequestError = error instanceof RequestError;
  if (!isRequestError) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`local cloud: ${request.method} failed: ${text}\n`);
  }
  if (response.headersSent) return void response.destroy();
  const message = isRequestError ? error.message : 'The local cloud failed';
  sendJson(response, isRequestError ? error.status : 500, { error: message });
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const handle = setTimeout(() => server.closeAllConnections(), gatewayLimits.shutdownGraceMs);
  await closed;
  clearTimeout(handle);
}
