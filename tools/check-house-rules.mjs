/** Applies lib/house-rules.mjs to every tracked text file. */
import { readFileSync } from 'node:fs';
import { houseRuleProblems } from './lib/house-rules.mjs';
import { inRoot } from './lib/paths.mjs';
import { trackedFiles } from './lib/tracked.mjs';

const binary = /\.(png|jpe?g|gif|ico|ttf|woff2?|pdf|zip)$/i;

const problems = trackedFiles()
  .filter((path) => !binary.test(path))
  .flatMap((path) => houseRuleProblems(path, readFileSync(inRoot(path), 'utf8')));

if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
}
