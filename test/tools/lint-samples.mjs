/**
 * Lints samples with the project's own configuration: reads `[{file, code}]` as JSON from standard
 * input, prints for each the rules that fired. A program of its own, because ESLint loads its
 * configuration as an ES module, which jest cannot. Rules that need types are left out: the
 * samples belong to no TypeScript project.
 */
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({
  cwd: fileURLToPath(new URL('../../', import.meta.url)),
  overrideConfig: [{ files: ['**/*.ts', '**/*.tsx'], ...tseslint.configs.disableTypeChecked }],
});

const samples = JSON.parse(await text(process.stdin));
const fired = [];
for (const { file, code } of samples) {
  const [result] = await eslint.lintText(code, { filePath: file });
  fired.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(fired));
