import { request } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { resultOf, startFixtureCloud, type FixtureCloud } from '../functions/fixture-cloud';

let fixture: FixtureCloud;
let web = '';
beforeAll(async () => {
  web = mkdtempSync(path.join(os.tmpdir(), 'runxin-web-'));
  for (const folder of ['app', 'demo']) mkdirSync(path.join(web, folder));
  writeFileSync(path.join(web, 'app', 'index.html'), '<script>start()</script><p>app</p>');
  writeFileSync(path.join(web, 'app', 'app.js'), 'start()');
  writeFileSync(path.join(web, 'demo', 'index.html'), '<p>demo</p>');
  writeFileSync(path.join(web, 'outside.txt'), 'outside');
  symlinkSync(path.join(web, 'outside.txt'), path.join(web, 'app', 'link.txt'));
  const folders = ['--app', path.join(web, 'app'), '--demo', path.join(web, 'demo')];
  fixture = await startFixtureCloud({ args: folders });
});
afterAll(async () => {
  await fixture.dispose();
  rmSync(web, { recursive: true });
});

/** A request with headers and a raw path that `fetch` would not send. */
function raw(target: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = new URL(fixture.cloud.url);
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path: target, method, headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('who may reach it', () => {
  const port = () => new URL(fixture.cloud.url).port;

  test.each([
    ['a foreign origin', () => ({ Origin: 'http://evil.example' })],
    ['another port of this machine', () => ({ Origin: 'http://127.0.0.1:1' })],
    ['an origin that hides', () => ({ Origin: 'null' })],
    ['a foreign host name (DNS rebinding)', () => ({ Host: `evil.example:${port()}` })],
    ['a host without the port', () => ({ Host: '127.0.0.1' })],
    ['a load by a page of another site', () => ({ 'Sec-Fetch-Site': 'cross-site' })],
  ])('%s is refused at every door', async (_what, headers) => {
    for (const target of ['/local/dump', '/call/probe', '/admin', '/app/', '/']) {
      const method = target.startsWith('/call') || target === '/admin' ? 'POST' : 'GET';
      expect((await raw(target, headers(), method)).status).toBe(403);
    }
  });

  test('its own pages may call it, under both names of the loopback', async () => {
    for (const name of ['127.0.0.1', 'localhost']) {
      const host = `${name}:${port()}`;
      const headers = { Host: host, Origin: `http://${host}` };
      expect((await raw('/local/health', headers)).status).toBe(200);
    }
  });
});

describe('sign-in', () => {
  test('only people of the list can be signed in', async () => {
    const people = await fixture.cloud.people();
    expect(people).toHaveLength(20);
    expect(await fixture.cloud.signIn('openid-00')).toMatch(/^[\w-]{43}$/);
    await expect(fixture.cloud.signIn('somebody-else')).rejects.toThrow('403');
    await expect(fixture.cloud.signIn('')).rejects.toThrow('400');
  });
});

describe('files', () => {
  test('the demonstration page is at / and the app below /app/', async () => {
    expect((await raw('/')).body).toContain('demo');
    expect((await raw('/app/')).body).toContain('app');
    expect((await raw('/app/app.js')).body).toBe('start()');
    expect((await raw('/app/pages/home/index')).body).toContain('app');
    expect((await raw('/app')).status).toBe(308);
    expect((await raw('/app/missing.js')).status).toBe(404);
  });

  test.each([
    '/app/../outside.txt',
    '/app/%2e%2e/outside.txt',
    '/app/..%2foutside.txt',
    '/app/%2e%2e%2foutside.txt',
    '/app/link.txt',
    '/../outside.txt',
    '/app/%00',
    '/app/%zz.js',
  ])('%s gives nothing from outside of the folder', async (target) => {
    const { status, body } = await raw(target);
    expect([400, 404]).toContain(status);
    expect(body).not.toBe('outside');
  });

  test('pages run their own scripts only, and no other site may frame them', async () => {
    const { headers } = await fixture.cloud.fetch('/app/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/]+=*';/);
    expect(policy).toContain("frame-ancestors 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  test('files cannot be written', async () => {
    expect((await raw('/app/app.js', {}, 'PUT')).status).toBe(405);
  });

  test('a folder that is not built yet says so', async () => {
    const other = await startFixtureCloud({ args: ['--app', path.join(web, 'nothing')] });
    const response = await other.cloud.fetch('/app/');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('not built');
    await other.dispose();
  });
});

describe('what it keeps', () => {
  test('documents, sessions, notices and logs outlive a kill of the program', async () => {
    const { cloud } = fixture;
    const session = await cloud.signIn('openid-04');
    await cloud.call('probe', { act: 'addDocuments', run: 'kept', count: 2 }, session);
    await cloud.sendToRobot('local-robot', { msgtype: 'text', text: { content: '保留' } });
    const before = { dump: await cloud.dump(), notices: await cloud.notices() };
    const lastSeq = (await cloud.logs()).at(-1)?.seq ?? 0;
    expect(lastSeq).toBeGreaterThan(0);

    await cloud.kill();
    await cloud.start();

    expect(await cloud.dump()).toEqual(before.dump);
    expect(before.dump['steps']).toHaveLength(2);
    expect(await cloud.notices()).toEqual(before.notices);
    expect(before.notices).not.toHaveLength(0);
    expect((await cloud.logs()).at(-1)?.seq).toBe(lastSeq);
    const identity = resultOf(await cloud.call('probe', { act: 'identity' }, session));
    expect(identity).toMatchObject({ before: 'openid-04' });
    expect((await cloud.logs()).at(-1)?.seq).toBe(lastSeq + 1);
  });

  test('the secret stays the same and only its owner can read the file', async () => {
    const { cloud } = fixture;
    const event = { act: 'environment', name: 'RUNXIN_SECRET_V1' };
    const secret = resultOf(await cloud.call('probe', event));
    await cloud.restart();
    expect(resultOf(await cloud.call('probe', event))).toBe(secret);
    expect(statSync(path.join(cloud.dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  test('sessions are not on the disk in a usable form', async () => {
    const { cloud } = fixture;
    const session = await cloud.signIn('openid-06');
    await cloud.stop();
    const files = ['platform.db', 'platform.db-wal', 'logs.jsonl'];
    const { existsSync, readFileSync } = await import('node:fs');
    for (const file of files.map((name) => path.join(cloud.dataDir, name)).filter(existsSync)) {
      expect(readFileSync(file).includes(session)).toBe(false);
    }
    await cloud.start();
  });

  test('SIGTERM is a clean stop', async () => {
    expect(await fixture.cloud.stop()).toBe(0);
    expect(fixture.cloud.stderr).toBe('');
    await fixture.cloud.start();
  });
});
