/**
 * Loads a function's bundle as `require` does, with what V8 made of it last time: a cold start of the SDK takes
 * half as long. The kept code is named after the bundle's content: a changed bundle never runs old code.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { Script, constants } from 'node:vm';

export interface LoadedBundle {
  exports: unknown;
  /** Whether V8 took what was kept. */
  isFromKept: boolean;
  /** Keeps the code that has been compiled by now, if none was found at the start. */
  keepCode(): void;
}

type Wrapper = (
  exports: object,
  require: NodeJS.Require,
  module: { exports: object },
  filename: string,
  dirname: string,
) => void;

/** `codeFolder` is made when there is something to keep. @throws what the bundle throws while it loads */
export function loadBundle(file: string, codeFolder: string): LoadedBundle {
  const source = readFileSync(file, 'utf8');
  const name = `${path.basename(path.dirname(file))}-`;
  const codeFile = path.join(codeFolder, `${name}${contentId(source)}`);
  const kept = readKept(codeFile);
  const script = new Script(Module.wrap(source), {
    filename: file,
    cachedData: kept,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  const run = script.runInThisContext() as Wrapper;
  run.call(module.exports, module.exports, createRequire(file), module, file, path.dirname(file));
  const isFromKept = kept !== undefined && script.cachedDataRejected === false;
  let isKept = isFromKept;
  return {
    exports: module.exports,
    isFromKept,
    keepCode() {
      if (isKept) return;
      isKept = true;
      keep(codeFile, name, script.createCachedData());
    },
  };
}

/** V8 checks only the length of the source and its own version: the name has to say the rest. */
function contentId(source: string): string {
  return createHash('sha256').update(process.version).update(source).digest('hex').slice(0, 32);
}

function readKept(codeFile: string): Buffer | undefined {
  try {
    return readFileSync(codeFile);
  } catch {
    // None yet, or another start is replacing it: compile.
    return undefined;
  }
}

/** Whole or not at all, whoever else does the same; what an earlier build of the function left goes. */
function keep(codeFile: string, name: string, code: Buffer): void {
  const partial = `${codeFile}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  const codeFolder = path.dirname(codeFile);
  try {
    mkdirSync(codeFolder, { recursive: true });
    for (const old of readdirSync(codeFolder).filter((one) => one.startsWith(name)))
      rmSync(path.join(codeFolder, old), { force: true });
    writeFileSync(partial, code);
    renameSync(partial, codeFile);
  } catch (error) {
    // A folder nobody may write to: the next start compiles again.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}
