/**
 * Bundles one cloud function: what it loads at its start in one file, and each part that it imports dynamically in a
 * file of its own, loaded at first use (docs/decisions/0026). The vendor's SDK is inside.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { build, transform } from 'esbuild';

const options = {
  platform: 'node',
  target: 'node20',
  // Whitespace and syntax only: names stay readable in the logs' stack traces, and `keepNames`,
  // which names every function once more while it loads (6 % of a cold start), is not needed.
  minifyWhitespace: true,
  minifySyntax: true,
  // Chinese as it is written: escaped, the triage lexicon alone would be twice as large to load.
  charset: 'utf8',
  logLevel: 'warning',
};

const found = Symbol('found');

/**
 * Lets every part import the entry, whose files are loaded by then. A module lies in the one file whose modules are
 * reached by the same entries: without this, what is loaded at the start would lie in some thirty files, by which
 * parts also use it.
 */
const partsKnowTheEntry = (entry) => ({
  name: 'parts-know-the-entry',
  setup(building) {
    const parts = new Set();
    building.onResolve(
      { filter: /^\./ },
      async ({ path, kind, pluginData, importer, resolveDir }) => {
        if (kind !== 'dynamic-import' || pluginData === found) return;
        const part = await building.resolve(path, {
          kind,
          importer,
          resolveDir,
          pluginData: found,
        });
        parts.add(part.path);
        return part;
      },
    );
    building.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (!parts.has(path)) return;
      const contents = `import ${JSON.stringify(entry)};\n${readFileSync(path, 'utf8')}`;
      return { contents, loader: 'ts' };
    });
  },
});

/**
 * The files of one function, `index.js` last: it needs the others. Their names follow from what is in them.
 * @param {string} entry absolute path of its source
 * @returns {Promise<{ path: string, text: string }[]>} paths relative to the function's folder
 */
export async function bundleFunction(entry) {
  // esbuild divides ES modules only: divided first, each file becomes CommonJS afterwards.
  const { outputFiles } = await build({
    ...options,
    entryPoints: { index: entry },
    bundle: true,
    format: 'esm',
    splitting: true,
    outdir: '/function',
    chunkNames: 'parts/[name]-[hash]',
    plugins: [partsKnowTheEntry(entry)],
    write: false,
  });
  const files = await Promise.all(
    outputFiles.map(async ({ path, text }) => ({
      path: relative('/function', path),
      text: await asCommonJs(text),
    })),
  );
  const isIndex = ({ path }) => path === 'index.js';
  return [...files.filter((file) => !isIndex(file)), ...files.filter(isIndex)];
}

async function asCommonJs(text) {
  const { code } = await transform(text, {
    ...options,
    format: 'cjs',
    // `import()` of a file becomes `require`: it is there, and nobody waits for a second loader to start.
    supported: { 'dynamic-import': false },
    // As an ES module it was strict.
    banner: '"use strict";',
  });
  return code;
}
