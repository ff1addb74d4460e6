/** The negative controls: the product's own functions, built anew with one guard taken out. In the tests only. */
import { build, type Plugin } from 'esbuild';
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '..', '..', '..');

/** Below cloudfunctions/features/homework. */
const doctorings = [
  {
    file: 'submit-week.ts',
    find: '(stored?.version ?? 0) !== version',
    put: '(stored?.version ?? 0) < 0',
  },
  {
    file: 'decide.ts',
    find: "post.state !== 'waiting' || post.asked.number !== input.number",
    put: 'post.asked.number !== input.number',
  },
  // The question stays open after an answer, and the answer's notice has no id of its own.
  { file: 'post-steps.ts', find: "asked: null,\n      answer: ''", put: "answer: ''" },
  {
    file: 'notices.ts',
    find: '`homework-answer.${requestId}`',
    put: '`homework-answer.${Math.random()}.${requestId}`',
  },
  {
    file: 'day-store.ts',
    find: 'replaced(stored?.counts ?? {}, before, after)',
    put: 'replaced(stored?.counts ?? {}, {}, after)',
  },
] as const;

const doctor: Plugin = {
  name: 'doctor',
  setup(building) {
    for (const { file, find, put } of doctorings) {
      const filter = new RegExp(`features[\\\\/]homework[\\\\/]${file.replace('.', '\\.')}$`);
      building.onLoad({ filter }, ({ path: source }) => {
        const text = readFileSync(source, 'utf8');
        if (!text.includes(find)) throw new Error(`no guard in ${file} where the control looks`);
        return { contents: text.replace(find, put), loader: 'ts' };
      });
    }
  },
};

/** Without the version of a form, the state of a question, the taking away of old counts. The caller removes it. */
export async function buildUnguarded(): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'runxin-unguarded-'));
  const names = ['api', 'clock', 'monitor'];
  const source = (name: string, file: string) => path.join(root, 'cloudfunctions', name, file);
  await build({
    entryPoints: Object.fromEntries(
      names.map((name) => [`${name}/index`, source(name, 'index.ts')]),
    ),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'utf8',
    logLevel: 'error',
    plugins: [doctor],
  });
  for (const name of names)
    for (const file of ['config.json', 'package.json'])
      copyFileSync(source(name, file), path.join(folder, name, file));
  return folder;
}
