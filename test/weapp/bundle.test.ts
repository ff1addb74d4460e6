/** What is uploaded to WeChat: the files of dist/weapp as they were built. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { weappFolder } from './app-scope';
import { ensureWeappBuilt } from './harness';

interface AppConfig {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
  tabBar: { list: { pagePath: string; text: string; iconPath: string }[] };
  window: Record<string, string>;
  darkmode: boolean;
  themeLocation: string;
  lazyCodeLoading: string;
  __usePrivacyCheck__: boolean;
  permission?: object;
  plugins?: object;
  requiredPrivateInfos?: string[];
}

const kilobyte = 1024;
const read = (file: string) => readFileSync(path.join(weappFolder, file), 'utf8');
const readJson = (file: string) => JSON.parse(read(file)) as unknown;

let app: AppConfig;
let files: string[];

beforeAll(() => {
  ensureWeappBuilt();
  app = readJson('app.json') as AppConfig;
  files = readdirSync(weappFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(weappFolder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'));
});

const scripts = () => files.filter((file) => file.endsWith('.js'));
const bytesOf = (list: readonly string[]) =>
  list.reduce((sum, file) => sum + statSync(path.join(weappFolder, file)).size, 0);
const packageOf = (file: string) => app.subPackages.find(({ root }) => file.startsWith(`${root}/`));

/** Packers look for the global object in this way; the text is never run where `globalThis` exists. */
const globalLookup =
  /if\("object"===typeof globalThis\)return globalThis;try\{return this\|\|new Function\("return this"\)\(\)\}/;

test('bundle: nothing makes code at run time, which WeChat forbids', () => {
  const made = scripts().filter((file) =>
    /\beval\s*\(|\bnew Function\b|[^\w.$]Function\s*\(/.test(read(file).replace(globalLookup, '')),
  );
  expect(made).toEqual([]);
});

test('bundle: no script names an address, and no source map is shipped', () => {
  const addresses = scripts().flatMap((file) => read(file).match(/https?:\/\/[^\s"'`)]+/g) ?? []);
  // Names of formats and manuals, and the base with which Taro reads a relative address. Nothing asks them.
  const notAsked = /^https?:\/\/(reactjs\.org|www\.w3\.org|github\.com|taro\.com)(\/|$)/;
  expect(addresses.filter((url) => !notAsked.test(url))).toEqual([]);
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
});

test('bundle: the browser’s sign-in as any person is not in it', () => {
  expect(files.filter((file) => file.includes('sign-in'))).toEqual([]);
  const doors = /\/local\/|\/call\/api|local-sign-in/;
  expect(scripts().filter((file) => doors.test(read(file)))).toEqual([]);
});

test('bundle: the template binds what screen readers need', () => {
  const view = /<template name="tmpl_0_\d+">\s*<view [^>]*bindtap="eh"[^>]*>/g;
  const withTap = read('base.wxml').match(view) ?? [];
  const full = withTap.filter((element) => element.includes('hover-class'));
  expect(full.length).toBeGreaterThan(0);
  for (const element of full) {
    for (const name of ['role', 'label', 'hidden', 'checked', 'selected', 'disabled', 'live']) {
      expect(element).toContain(`aria-${name}="{{`);
    }
  }
  const areas = read('base.wxml').match(/<textarea [^>]*>/g) ?? [];
  expect(areas.length).toBeGreaterThan(0);
  areas.forEach((area) => expect(area).toContain('aria-label="{{'));
});

test('bundle: three tabs, their pages and the one behind 快速隐藏 in the main package', () => {
  expect(app.tabBar.list.map(({ text }) => text)).toEqual(['首页', '消息', '我的']);
  expect(app.pages).toEqual([
    ...app.tabBar.list.map(({ pagePath }) => pagePath),
    'pages/calendar/index',
  ]);
});

test('bundle: every page of app.json has its four files, and every page file is in app.json', () => {
  const pages = [
    ...app.pages,
    ...app.subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`)),
  ];
  for (const page of pages) {
    expect(
      ['js', 'json', 'wxml'].filter(
        (type) => !existsSync(path.join(weappFolder, `${page}.${type}`)),
      ),
    ).toEqual([]);
  }
  const pageFiles = files.filter((file) => file.endsWith('/index.wxml'));
  expect(pageFiles.map((file) => file.replace(/\.wxml$/, '')).sort()).toEqual([...pages].sort());
});

test('bundle: code loads lazily, both themes are there, no permission and no plugin is asked for', () => {
  expect(app).toMatchObject({
    lazyCodeLoading: 'requiredComponents',
    darkmode: true,
    themeLocation: 'theme.json',
  });
  // What belongs to the person is used after they agreed to the notice (G2).
  expect(app.__usePrivacyCheck__).toBe(true);
  expect(app.permission).toBeUndefined();
  expect(app.plugins).toBeUndefined();
  expect(app.requiredPrivateInfos).toBeUndefined();
});

test('bundle: every name that app.json takes from the theme exists in light and in dark, icons included', () => {
  const theme = readJson('theme.json') as Record<'light' | 'dark', Record<string, string>>;
  const names = [...new Set(JSON.stringify(app).match(/"@\w+"/g))].map((name) => name.slice(2, -1));
  expect(names.length).toBeGreaterThan(0);
  for (const look of [theme.light, theme.dark]) {
    expect(names.filter((name) => look[name] === undefined)).toEqual([]);
    const icons = Object.values(look).filter((value) => value.endsWith('.png'));
    expect(icons).toHaveLength(6);
    expect(icons.filter((icon) => !files.includes(icon))).toEqual([]);
  }
});

test('bundle: the titles of a student’s pages say nothing of counselling', () => {
  const own = [
    'pages/home/index',
    'pages/messages/index',
    'pages/me/index',
    'pages/calendar/index',
    ...['write', 'own-thread', 'who-can-see', 'hotlines'].map(
      (page) => `features/messages/${page}/index`,
    ),
    'features/class-mood/note/index',
  ];
  const titles = own.map(
    (page) =>
      (readJson(`${page}.json`) as { navigationBarTitleText: string }).navigationBarTitleText,
  );
  expect(titles.filter((title) => !/^\S{2,6}$/.test(title))).toEqual([]);
  expect(
    titles.filter((title) => /心理|咨询|辅导|求助|危机|抑郁|自杀|树洞|倾诉/.test(title)),
  ).toEqual([]);
});

/** One and a half times the empty Taro app of these versions, in KB; `npm run bench -- package-size` builds and measures it. */
const largestMain = 421;

test('bundle: each subpackage is at most 250 KB, the main package one and a half empty apps', () => {
  const sizes = app.subPackages.map(({ root }) => ({
    root,
    kilobytes: bytesOf(files.filter((file) => file.startsWith(`${root}/`))) / kilobyte,
  }));
  expect(sizes.map(({ root }) => root)).toEqual([
    'features/messages',
    'features/letter-box',
    'features/care',
    'features/duty',
    'features/seal',
    'features/homework',
    'features/class-mood',
    'features/bookings',
    'features/training',
    'features/consent',
    'features/rights',
    'features/audit',
    'features/settings',
    'features/roster-import',
    'features/people',
  ]);
  expect(sizes.filter(({ kilobytes }) => kilobytes > 250)).toEqual([]);
  const main = bytesOf(files.filter((file) => packageOf(file) === undefined));
  expect(main / kilobyte).toBeLessThan(largestMain);
});
