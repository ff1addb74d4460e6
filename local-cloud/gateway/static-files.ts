import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { RequestError, type Exchange } from './http';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.mp3': 'audio/mpeg',
  '.wasm': 'application/wasm',
};

/** By a name's ending, e.g. `.png`. */
export function contentTypeOf(extension: string): string {
  return CONTENT_TYPES[extension.toLowerCase()] ?? 'application/octet-stream';
}

export interface StaticFolders {
  /** Served below `/`. */
  demoDir: string;
  /** Served below `/app/`. */
  appDir: string;
}

/** The demonstration page and the browser build of the app. */
export function createStaticHandler(folders: StaticFolders): (exchange: Exchange) => Promise<void> {
  return async ({ request, response, url }) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new RequestError(405, 'Files can only be read');
    }
    if (url.pathname === '/app') {
      response.writeHead(308, { Location: `/app/${url.search}` });
      return void response.end();
    }
    const isApp = url.pathname.startsWith('/app/');
    const folder = isApp ? folders.appDir : folders.demoDir;
    const name = isApp ? url.pathname.slice('/app'.length) : url.pathname;
    const file = await findFile(folder, name, isApp);
    const bytes = await readFile(file);
    const type = contentTypeOf(path.extname(file));
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Length': bytes.byteLength,
      ...pageHeaders(type.startsWith('text/html') ? bytes.toString('utf8') : ''),
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };
}

/** The file behind a path, never outside of `folder`, not even through a link. 404 otherwise. */
async function findFile(folder: string, name: string, isApp: boolean): Promise<string> {
  const root = await realpathOrMissing(folder);
  if (root === undefined) {
    const what = isApp ? 'The app' : 'The demonstration page';
    throw new RequestError(404, `${what} is not built yet: run "npm run build"`);
  }
  const decoded = decodePath(name);
  const wanted = path.join(root, decoded.endsWith('/') ? `${decoded}index.html` : decoded);
  // The app has pages without files of their own: its router shows them.
  const isPage = isApp && path.extname(decoded) === '';
  const found =
    (await fileInside(root, wanted)) ??
    (isPage ? await fileInside(root, path.join(root, 'index.html')) : undefined);
  if (found === undefined) throw new RequestError(404, 'There is no such file');
  return found;
}

function decodePath(name: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(name);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw new RequestError(400, 'The address is malformed');
  }
  if (decoded.includes('\0')) throw new RequestError(400, 'The address is malformed');
  return decoded;
}

async function fileInside(root: string, wanted: string): Promise<string | undefined> {
  const real = await realpathOrMissing(wanted);
  if (real === undefined || !real.startsWith(root + path.sep)) return undefined;
  return (await stat(real)).isFile() ? real : undefined;
}

async function realpathOrMissing(file: string): Promise<string | undefined> {
  try {
    return await realpath(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined;
    throw error;
  }
}

/** Only this gateway's own scripts run; a page's inline scripts are named by their digests. */
function pageHeaders(html: string): Record<string, string> {
  const digests = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)].map(
    ([, script]) =>
      `'sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}'`,
  );
  const policy = [
    "default-src 'self'",
    ["script-src 'self'", ...digests].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    // A voice is played from memory.
    "media-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'SAMEORIGIN',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
