import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { filesBelow, fromRoot } from './files.mjs';
import { inRoot, root } from './paths.mjs';

const never = new Set(['node_modules', 'dist', '.cache', '.local', '.git', 'coverage', 'reports']);

/** What git tracks or would track; without git (a downloaded archive) everything that is ours. */
export function trackedFiles() {
  if (existsSync(inRoot('.git'))) {
    const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const listed = execFileSync('git', args, { cwd: root, maxBuffer: 2 ** 26 }).toString('utf8');
    return listed.split('\0').filter((path) => path !== '' && existsSync(inRoot(path)));
  }
  return readdirSync(root)
    .filter((name) => !never.has(name))
    .flatMap((name) => filesBelow(inRoot(name)).map(fromRoot));
}
