import type { IncomingMessage } from 'node:http';
import { RequestError } from './http';

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost'];

/**
 * Refuses (403) what a browser sends on behalf of another site: a Host that is not this machine's
 * loopback (DNS rebinding), an Origin that is not this gateway, and cross-site loads of data.
 */
export function guardOrigin(request: IncomingMessage, port: number): void {
  const allowedHosts = LOOPBACK_NAMES.map((name) => `${name}:${port}`);
  if (!allowedHosts.includes(request.headers.host ?? '')) {
    throw new RequestError(403, 'Only this machine may call the local cloud');
  }
  const { origin } = request.headers;
  if (origin !== undefined && !allowedHosts.some((host) => origin === `http://${host}`)) {
    throw new RequestError(403, 'Pages of other origins may not call the local cloud');
  }
  const isCrossSite = request.headers['sec-fetch-site'] === 'cross-site';
  if (isCrossSite && request.headers['sec-fetch-mode'] !== 'navigate') {
    throw new RequestError(403, 'Pages of other sites may not call the local cloud');
  }
}
