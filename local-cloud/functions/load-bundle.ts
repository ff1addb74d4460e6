/**
 * Loads a function's bundle as `require` does, with what V8 made of it last time: a cold start of the SDK takes
 * half as long. The files beside it that it requires later are read at the start: an instance goes on with the build
 * that it began with, as on the real cloud.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { Script, constants } from 'node:vm';
import { KeptCode } from './kept-code';

export interface LoadedBundle {
  exports: unknown;
  /** Whether V8 took what was kept for everything that was loaded so far. */
  readonly isFromKept: boolean;
  /** Keeps the code that has been compiled by now of each file for which none was found. */
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
  const sources = readSources(file);
  const name = `${path.basename(path.dirname(file))}-`;
  const kept = new KeptCode(codeFolder, name, () => sources.values());
  const modules = new Map<string, { exports: object }>();

  function load(one: string): object {
    const known = modules.get(one);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(one, module);
    try {
      const run = compile(one, sources.get(one) ?? readFileSync(one), kept);
      run.call(module.exports, module.exports, requireFrom(one), module, one, path.dirname(one));
    } catch (error) {
      // As Node does: whoever tries again does not get a half of it.
      modules.delete(one);
      throw error;
    }
    return module.exports;
  }

  function requireFrom(one: string): NodeJS.Require {
    const ofNode = createRequire(one);
    const ofBundle = (id: string): unknown =>
      id.startsWith('.') ? load(path.resolve(path.dirname(one), id)) : ofNode(id);
    return Object.assign(ofBundle, ofNode);
  }

  return {
    exports: load(file),
    get isFromKept() {
      return kept.isComplete;
    },
    keepCode: () => kept.keep(),
  };
}

/**
 * The parts before the bundle that names them: a build writes new parts, then the bundle, then removes old parts. So
 * whatever the bundle names has been read, or lies there now.
 */
function readSources(file: string): ReadonlyMap<string, Buffer> {
  const parts = path.join(path.dirname(file), 'parts');
  const names = existsSync(parts) ? readdirSync(parts).filter((name) => name.endsWith('.js')) : [];
  const read = names.flatMap((name): [string, Buffer][] => {
    const part = path.join(parts, name);
    const source = readIfThere(part);
    return source ? [[part, source]] : [];
  });
  return new Map([...read, [file, readFileSync(file)]]);
}

/** A build may remove an old part meanwhile: then the bundle read afterwards is the new one. */
function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function compile(file: string, source: Buffer, kept: KeptCode): Wrapper {
  const script = new Script(Module.wrap(source.toString('utf8')), {
    filename: file,
    cachedData: kept.of(source),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  kept.compiled(source, script);
  return script.runInThisContext() as Wrapper;
}
