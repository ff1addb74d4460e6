import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * Runs a program of the checkout and waits for its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{env?: Record<string, string>, show?: boolean}} [options] `show` passes the output on
 *   while it comes; otherwise it is kept and returned
 * @returns {Promise<{code: number, output: string}>}
 */
export function run(command, args, { env = {}, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), output }));
  });
}

/** Runs a JavaScript program with this Node. */
export const runNode = (script, args = [], options = {}) =>
  run(process.execPath, [script, ...args], options);

/**
 * Runs jobs in order, at most `width` at a time, and returns their results in order.
 * @template T
 * @param {(() => Promise<T>)[]} jobs
 * @returns {Promise<T[]>}
 */
export async function inParallel(jobs, width = 2) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < jobs.length) {
      const mine = next++;
      results[mine] = await jobs[mine]();
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

const secondsSince = (startedAtMs) => ((Date.now() - startedAtMs) / 1000).toFixed(1);

/**
 * Runs one step and prints one line for it; the output of a failed step follows its line.
 * @param {string} name
 * @param {() => Promise<{code: number, output: string}>} step
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function reportStep(name, step) {
  const startedAtMs = Date.now();
  const { code, output } = await step();
  const mark = code === 0 ? '✓' : '✗';
  process.stdout.write(`${mark} ${name} (${secondsSince(startedAtMs)} s)\n`);
  if (code !== 0 && output !== '') process.stdout.write(`${output.trimEnd()}\n\n`);
  return code === 0;
}
