/**
 * The yardstick of the main package: an app of two pages with a line of text each, built by the same
 * Taro as it comes, without what this product does to make its templates smaller: a yardstick that
 * shrank with the measured thing would punish each saving. Kept until one of these changes.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { spawn } from 'node:child_process';
import { filesBelow, fromRoot, hashOfFiles, sha256 } from '../lib/files.mjs';
import { inRoot } from '../lib/paths.mjs';

const page = (words) => `import { Text, View } from '@tarojs/components';

export default function Page() {
  return (
    <View>
      <Text>${words}</Text>
    </View>
  );
}
`;

const pageConfig = `export default definePageConfig({});\n`;

const source = {
  'src/app.config.ts': `export default defineAppConfig({
  pages: ['pages/one/index', 'pages/two/index'],
  window: { navigationBarTitleText: 'empty' },
});
`,
  'src/app.tsx': `import type { PropsWithChildren } from 'react';

export default function App({ children }: PropsWithChildren) {
  return children;
}
`,
  'src/pages/one/index.tsx': page('one'),
  'src/pages/one/index.config.ts': pageConfig,
  'src/pages/two/index.tsx': page('two'),
  'src/pages/two/index.config.ts': pageConfig,
  // Less the files that the product copies, which are not there, and with Taro's own templates.
  'config/index.ts': `import product from './product';

const { postcss } = product.mini;
export default { ...product, plugins: [], mini: { postcss }, copy: { patterns: [], options: {} } };
`,
  'package.json': '{ "name": "empty-app", "private": true }\n',
};

/** What the product's own build reads besides its source. */
const sharedFiles = [
  ...filesBelow(inRoot('config')).map(fromRoot),
  'babel.config.js',
  'tsconfig.json',
  'project.config.json',
].filter((path) => !path.startsWith('config/lint/'));

function keyOfYardstick() {
  const shared = hashOfFiles([...sharedFiles, 'package-lock.json'].map((path) => inRoot(path)));
  return sha256(shared, JSON.stringify(source)).slice(0, 16);
}

function writeApp(folder) {
  for (const path of sharedFiles) cpSync(inRoot(path), join(folder, path));
  renameSync(join(folder, 'config', 'index.ts'), join(folder, 'config', 'product.ts'));
  for (const [path, text] of Object.entries(source)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function build(folder) {
  const cli = inRoot('node_modules', '@tarojs', 'cli', 'bin', 'taro');
  const child = spawn(process.execPath, [cli, 'build', '--type', 'weapp'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`the yardstick app does not build\n${output}`)),
    );
  });
}

/**
 * Builds it when there is none for this configuration and these versions.
 * @param {string} workFolder where it is kept; packages are found from there upwards
 * @returns {Promise<string>} the folder of the compiled app
 */
export async function emptyApp(workFolder) {
  const keptBelow = join(workFolder, 'empty-app');
  const folder = join(keptBelow, keyOfYardstick());
  const compiled = join(folder, 'dist', 'weapp');
  const proof = join(folder, 'built');
  if (existsSync(proof)) return compiled;
  rmSync(keptBelow, { recursive: true, force: true });
  writeApp(folder);
  await build(folder);
  const { pages } = JSON.parse(readFileSync(join(compiled, 'app.json'), 'utf8'));
  if (pages.length !== 2 || readdirSync(join(compiled, 'pages')).length !== 2) {
    throw new Error('the yardstick app has lost a page');
  }
  writeFileSync(proof, '');
  return compiled;
}
