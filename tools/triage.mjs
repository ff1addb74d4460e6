/**
 * `npm run -s triage [-- --as <version>]`: reads JSON lines {"id","text"} and writes for each
 *   {"id","level","score","kind","spans"}
 * or, for a line that is none, {"id" or "line","error"}. Whatever comes in, every line is answered
 * in its order and the exit code is 0 (2 for options that there are not). Lines end with \n only: a text may hold any other separator.
 */
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';

await ensureInstalled();
const { bundle } = await import('./lib/bundle.mjs');
const { triage, currentTriageVersion, isTriageVersion } = await bundle(
  'src/shared/triage/index.ts',
);

const { as: version } = parseArgs({
  options: { as: { type: 'string', default: currentTriageVersion } },
}).values;
if (!isTriageVersion(version)) {
  process.stderr.write(`no version ${version} of the triage\n`);
  process.exit(2);
}

/** Who no longer reads is no error of ours. */
process.stdout.on('error', () => process.exit(0));

const isId = (id) => typeof id === 'string' || typeof id === 'number';

function answer(line, number) {
  let asked;
  try {
    asked = JSON.parse(line);
  } catch {
    return { line: number, error: 'not JSON' };
  }
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) {
    return { line: number, error: 'not an object' };
  }
  const { id, text } = asked;
  if (!isId(id)) return { line: number, error: 'no id' };
  if (typeof text !== 'string') return { id, error: 'no text' };
  const { level, score, kind, spans } = triage(text, {}, version);
  return { id, level, score, kind, spans };
}

let number = 0;

async function write(line) {
  number += 1;
  const text = `${JSON.stringify(answer(line.replace(/^\uFEFF|\r$/g, ''), number))}\n`;
  if (!process.stdout.write(text)) await new Promise((go) => process.stdout.once('drain', go));
}

const decoder = new TextDecoder();
let rest = '';
for await (const chunk of process.stdin) {
  const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
  rest = parts.pop();
  for (const line of parts) await write(line);
}
rest += decoder.decode();
if (rest !== '') await write(rest);
