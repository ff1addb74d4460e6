/** Files through the unpatched SDK: put, addressed, read, removed; what is missing, over or another's. */
import { failureOf } from '../local-cloud/database/sdk-harness';
import { storageLimits } from '../../local-cloud/limits';
import { notMeasuredHere, startConformanceWorld, type ConformanceWorld } from './world';

let world: ConformanceWorld;
beforeAll(async () => {
  world = await startConformanceWorld();
});
afterAll(() => world.close());

const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, place) => place % 256));
const pathOf = (name: string) => `runxin-conformance/${name}`;

async function put(name: string, fileContent = bytes): Promise<string> {
  return (await world.sdk.uploadFile({ cloudPath: pathOf(name), fileContent })).fileID;
}

async function addressOf(fileID: string, maxAge = 600): Promise<string> {
  const { fileList } = await world.sdk.getTempFileURL({ fileList: [{ fileID, maxAge }] });
  expect(fileList[0]).toMatchObject({ fileID, status: 0 });
  return fileList[0]?.tempFileURL ?? '';
}

/** As a phone asks for a picture. */
const ask = (address: string) => fetch(encodeURI(address));

test('a file is put, and read back byte by byte: by the SDK and by its address', async () => {
  const fileID = await put('page.png');
  expect(fileID).toMatch(/^cloud:\/\/[^/]+\/runxin-conformance\/page\.png$/);
  expect((await world.sdk.downloadFile({ fileID })).fileContent).toEqual(bytes);
  const reply = await ask(await addressOf(fileID));
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await reply.arrayBuffer())).toEqual(bytes);
});

test('a path may hold Chinese words', async () => {
  const fileID = await put('作业 第一页.jpg');
  expect((await world.sdk.downloadFile({ fileID })).fileContent).toEqual(bytes);
});

test('the same path holds what was put last, under the same id', async () => {
  const first = await put('again.png');
  const other = Buffer.from('other');
  expect(await put('again.png', other)).toBe(first);
  expect((await world.sdk.downloadFile({ fileID: first })).fileContent).toEqual(other);
});

test('a removed file is gone: for its old address, for a new one, for the SDK; removing it again says so', async () => {
  const fileID = await put('leaving.png');
  const address = await addressOf(fileID);
  const removed = await world.sdk.deleteFile({ fileList: [fileID] });
  expect(removed.fileList).toMatchObject([{ fileID, status: 0 }]);
  const missing = { fileID, status: -503003 };
  expect((await world.sdk.deleteFile({ fileList: [fileID] })).fileList).toMatchObject([missing]);
  const { fileList } = await world.sdk.getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] });
  expect(fileList).toMatchObject([{ ...missing, tempFileURL: '' }]);
  await expect(world.sdk.downloadFile({ fileID })).rejects.toBeDefined();
  if (world.advanceMs) expect((await ask(address)).status).toBe(404);
  else notMeasuredHere('an old address of a removed file (the real cloud may still cache it)');
});

test('files asked for together are answered in order, each for itself', async () => {
  const [one, other] = [await put('one.png'), await put('other.png')];
  const gone = one.replace('one.png', 'never.png');
  const asked = [other, gone, one].map((fileID) => ({ fileID, maxAge: 60 }));
  const { fileList } = await world.sdk.getTempFileURL({ fileList: asked });
  expect(fileList.map(({ fileID, status }) => [fileID, status])).toEqual([
    [other, 0],
    [gone, -503003],
    [one, 0],
  ]);
});

test('an address opens its own file alone, and only until its time', async () => {
  if (!world.advanceMs) return notMeasuredHere('addresses that ran out (time cannot be moved)');
  const [one, other] = [await put('mine.png'), await put('yours.png')];
  const [address, elsewhere] = [await addressOf(one, 600), await addressOf(other, 600)];
  const [place, query = ''] = address.split('?');
  expect((await ask(`${place}?${elsewhere.split('?')[1]}`)).status).toBe(403);
  expect((await ask(String(place))).status).toBe(403);
  const later = query.replace(/t=(\d+)/, (_, untilMs: string) => `t=${Number(untilMs) + 1}`);
  expect((await ask(`${place}?${later}`)).status).toBe(403);
  world.advanceMs(599_000);
  expect((await ask(address)).status).toBe(200);
  world.advanceMs(2_000);
  expect((await ask(address)).status).toBe(403);
});

test('what is no file of this environment is refused for itself', async () => {
  const own = await put('own.png');
  const foreign = [
    own.replace('cloud://', 'cloud://another-'),
    'https://elsewhere/own.png',
    own.replace('own.png', '../own.png'),
  ];
  const asked = [...foreign, own].map((fileID) => ({ fileID, maxAge: 60 }));
  const { fileList } = await world.sdk.getTempFileURL({ fileList: asked });
  expect(fileList.map(({ status }) => status === 0)).toEqual([false, false, false, true]);
  const removed = await world.sdk.deleteFile({ fileList: foreign });
  expect(removed.fileList.map(({ status }) => status === 0)).toEqual([false, false, false]);
});

test('a path that would leave its place is not put', async () => {
  if (!world.advanceMs) return notMeasuredHere('paths that the real cloud would refuse');
  const paths = ['../out.png', 'a/../../out.png', '/etc/out', 'a//b', '', 'x'.repeat(851), 'a\0b'];
  for (const cloudPath of paths) {
    const refused = await failureOf(world.sdk.uploadFile({ cloudPath, fileContent: bytes }));
    expect([cloudPath, refused.errMsg]).toEqual([cloudPath, expect.stringMatching(/./)]);
  }
});

test('nothing is put without the leave for this very path', async () => {
  if (!world.storageUrl) return notMeasuredHere('a leave of somebody else (the SDK shows none)');
  const target = `${world.storageUrl}/storage/${pathOf('forced.png')}`;
  const leaves: Record<string, string>[] = [
    {},
    { authorization: 'x', 'x-cos-security-token': '9999999999999' },
  ];
  for (const headers of leaves) {
    const reply = await fetch(target, { method: 'PUT', body: 'x', headers });
    expect([reply.status, await reply.text()]).toEqual([403, expect.stringContaining('<Code>')]);
  }
});

test('one call asks for at most 50 files', async () => {
  const fileID = await put('many.png');
  const asked = (count: number) =>
    world.sdk.getTempFileURL({ fileList: Array.from({ length: count }, () => fileID) });
  expect((await asked(storageLimits.filesPerCall)).fileList).toHaveLength(50);
  await expect(asked(storageLimits.filesPerCall + 1)).rejects.toBeDefined();
});
