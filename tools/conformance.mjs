/**
 * `npm run conformance`: what the product uses of the database, through the unpatched SDK.
 * On the local cloud by default; on a real CloudBase environment when RUNXIN_CONFORMANCE_ENV,
 * TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY are set. There it writes only to collections
 * named runxin-conformance-….
 */
import { ensureInstalled } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';

const wanted = ['RUNXIN_CONFORMANCE_ENV', 'TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY'];
const missing = wanted.filter((name) => !process.env[name]);

if (missing.length === 0) {
  process.stdout.write('conformance: on the real environment named in RUNXIN_CONFORMANCE_ENV\n');
} else {
  process.stdout.write(
    `conformance: on the local cloud. The real cloud: not measured here (${missing.join(', ')} not set)\n`,
  );
}

await ensureInstalled();
const jestScript = inRoot('node_modules', 'jest', 'bin', 'jest.js');
const { code } = await runNode(jestScript, ['--runInBand', '--verbose', 'test/conformance/'], {
  show: true,
});
process.exitCode = code === 0 ? 0 : 1;
