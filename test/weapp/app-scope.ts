/**
 * Runs the compiled files as WeChat does: each in a function that is handed `require`, `wx`, `App` and so on,
 * with nothing of a browser in reach. One scope is one phone: two of them share no state.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const weappFolder = path.join(__dirname, '..', '..', 'dist', 'weapp');

/** What a browser or Node would offer and WeChat does not. */
const absent = [
  ...['window', 'document', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'MessageChannel', 'setImmediate', 'performance'],
  ...['process', 'Buffer', 'global', 'self', 'crypto', 'structuredClone', 'HTMLElement', 'Element'],
  ...['MutationObserver', 'requestAnimationFrame', 'cancelAnimationFrame', 'CustomEvent', 'Event'],
];

type Definition = Record<string, unknown>;

/** What a file registers: an app, a page or a component. */
export interface Registered {
  kind: 'App' | 'Page' | 'Component';
  definition: Definition;
}

export class AppScope {
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly registered = new Map<string, Registered>();
  private last: Registered | undefined;

  /** @param given the globals of this phone: `wx`, timers, `Date` … */
  constructor(private readonly given: Readonly<Record<string, unknown>>) {}

  /** Runs a file of dist/weapp (path without `.js`) and gives what it registered. */
  register(file: string): Registered {
    const known = this.registered.get(file);
    if (known !== undefined) return known;
    this.last = undefined;
    this.run(path.join(weappFolder, `${file}.js`));
    const { last } = this;
    if (last === undefined) throw new Error(`${file} registers nothing`);
    this.registered.set(file, last);
    return last;
  }

  private run(file: string): unknown {
    const known = this.modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    this.modules.set(file, module);
    const scope = { ...this.given, ...this.registrars(), module, exports: module.exports };
    const require = (name: string) => this.run(resolveFile(path.dirname(file), name));
    this.compile(file, [...Object.keys(scope), 'require', ...absent])(
      ...Object.values(scope),
      require,
    );
    return module.exports;
  }

  private registrars() {
    const take = (kind: Registered['kind']) => (definition: Definition) => {
      this.last = { kind, definition };
    };
    return { App: take('App'), Page: take('Page'), Component: take('Component') };
  }

  private compile(file: string, names: string[]): (...values: unknown[]) => void {
    return new Function(
      ...names,
      `${readFileSync(file, 'utf8')}\n//# sourceURL=${path.basename(file)}`,
    ) as (...values: unknown[]) => void;
  }
}

const resolveFile = (folder: string, name: string) =>
  path.join(folder, name.endsWith('.js') ? name : `${name}.js`);
