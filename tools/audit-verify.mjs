/**
 * `npm run audit:verify -- FILE [--anchors FILE]`: whether audit chains are whole (G6), without a network. FILE is the
 * collection `audit_entries` as the database's console exports it: a JSON document a line, or one JSON array. Anchors
 * are lines `{"schoolId", "seq", "hash"}` that somebody outside kept. Ends with 0 when whole, 1 when broken, 2 when it
 * could not be read. What it prints is for a school or district: plain Chinese.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { loadShared } from './lib/shared.mjs';

class Unreadable extends Error {}

const reasons = {
  missing: '这一条不见了',
  twice: '这个编号有两条',
  changed: '这一条的内容被改过',
  moved: '这一条接不上前一条，顺序被动过',
  'cut-off': '记录到这里断了，后面的不见了',
  rewritten: '这一条和留存的校对码不一样，整段被重写过',
};

function optionsOf(args) {
  const at = args.indexOf('--anchors');
  const anchors = at === -1 ? undefined : args[at + 1];
  const files = at === -1 ? args : [...args.slice(0, at), ...args.slice(at + 2)];
  if (files.length !== 1 || (at !== -1 && anchors === undefined))
    throw new Unreadable('用法：npm run audit:verify -- 导出的文件 [--anchors 留存的校对码]');
  return { file: files[0], anchors };
}

/** Exports write large numbers as `{"$numberLong": "1"}`. */
const plainNumbers = (_key, value) => {
  const text = value?.$numberLong ?? value?.$numberInt ?? value?.$numberDouble;
  return text === undefined ? value : Number(text);
};

function parse(text, file, line) {
  try {
    return JSON.parse(text, plainNumbers);
  } catch {
    throw new Unreadable(`${file} 第 ${line} 行不是 JSON，读不了。`);
  }
}

function documentsIn(file) {
  let text;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new Unreadable(`读不到文件：${file}`);
  }
  if (text.trimStart().startsWith('[')) return parse(text, file, 1);
  return text
    .split(/\r?\n/)
    .map((line, index) => [line.trim(), index + 1])
    .filter(([line]) => line !== '')
    .map(([line, number]) => parse(line, file, number));
}

const isText = (value) => typeof value === 'string';

function requireShape(documents, file, fits) {
  const at = documents.findIndex((one) => one === null || typeof one !== 'object' || !fits(one));
  if (at !== -1) throw new Unreadable(`${file} 第 ${at + 1} 条不是审计记录，读不了。`);
  return documents;
}

const isEntry = ({ _id, schoolId, object }) =>
  isText(_id) && isText(schoolId) && isText(object?.kind) && isText(object?.id);
/** Whatever is no link leaves a gap where it was one. */
const isLink = ({ chained, seq, previousHash, hash }) =>
  chained === true && Number.isInteger(seq) && isText(previousHash) && isText(hash);
const isAnchor = ({ schoolId, seq, hash }) =>
  isText(schoolId) && Number.isInteger(seq) && isText(hash);

function sentence({ schoolId, length, lastHash, firstBreak }) {
  if (firstBreak === null) return `✓ ${schoolId}：${length} 条，完整。最后一条 ${lastHash}`;
  const { seq, entryId, why } = firstBreak;
  const which = entryId === null ? '' : `（${entryId}）`;
  return `✗ ${schoolId}：从第 ${seq} 条${which}起有问题：${reasons[why]}。`;
}

async function main(args) {
  const { file, anchors: anchorFile } = optionsOf(args);
  const entries = requireShape(documentsIn(file), file, isEntry);
  const anchors =
    anchorFile === undefined ? [] : requireShape(documentsIn(anchorFile), anchorFile, isAnchor);
  const { checkChains } = await loadShared(
    `export { checkChains } from './src/shared/audit/chain'`,
  );
  const sha256 = (text) => createHash('sha256').update(text).digest('hex');
  const links = entries.filter(isLink);
  const chains = checkChains(links, anchors, sha256);
  for (const chain of chains) process.stdout.write(`${sentence(chain)}\n`);
  const waiting = entries.length - links.length;
  if (waiting > 0) process.stdout.write(`另有 ${waiting} 条刚记下，还没排进链里。\n`);
  if (chains.length === 0) process.stdout.write('文件里没有审计记录。\n');
  return chains.some(({ firstBreak }) => firstBreak !== null) ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Unreadable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
