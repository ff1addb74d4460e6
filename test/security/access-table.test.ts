/** docs/access.md says what the contracts say, today. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');

test('G1: docs/access.md is what the contracts say', () => {
  const printed = execFileSync(process.execPath, [path.join(root, 'tools', 'print-access.mjs')]);
  const kept = readFileSync(path.join(root, 'docs', 'access.md'), 'utf8');
  expect(kept).toBe(printed.toString('utf8'));
});
