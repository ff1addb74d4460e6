/** What V8 made of a function's files, named after their content: a changed file never runs old code. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Script } from 'node:vm';

export class KeptCode {
  private readonly waiting = new Map<string, Script>();
  private missed = false;

  /** `name` begins the files of one function, `current` gives the content of all that it may load. */
  constructor(
    private readonly folder: string,
    private readonly name: string,
    private readonly current: () => Iterable<Buffer>,
  ) {}

  /** Whether V8 took what was kept of everything that was compiled. */
  get isComplete(): boolean {
    return !this.missed;
  }

  of(source: Buffer): Buffer | undefined {
    try {
      return readFileSync(this.fileOf(source));
    } catch {
      // None yet, or another start is replacing it: compile.
      return undefined;
    }
  }

  /** `cachedDataRejected` is undefined where nothing was offered. */
  compiled(source: Buffer, script: Script): void {
    if (script.cachedDataRejected === false) return;
    this.missed = true;
    this.waiting.set(this.fileOf(source), script);
  }

  /** What an earlier build of the function left goes. */
  keep(): void {
    if (this.waiting.size === 0) return;
    const scripts = [...this.waiting];
    this.waiting.clear();
    try {
      mkdirSync(this.folder, { recursive: true });
      this.removeOld();
      for (const [file, script] of scripts) writeWhole(file, script.createCachedData());
    } catch (error) {
      // A folder nobody may write to: the next start compiles again.
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    }
  }

  private removeOld(): void {
    const current = new Set([...this.current()].map((source) => this.fileOf(source)));
    for (const one of readdirSync(this.folder).filter((file) => file.startsWith(this.name))) {
      const file = path.join(this.folder, one);
      if (!current.has(file)) rmSync(file, { force: true });
    }
  }

  private fileOf(source: Buffer): string {
    return path.join(this.folder, `${this.name}${contentId(source)}`);
  }
}

/** V8 checks only the length of the source and its own version: the name has to say the rest. */
function contentId(source: Buffer): string {
  return createHash('sha256').update(process.version).update(source).digest('hex').slice(0, 32);
}

/** Whole or not at all, whoever else does the same. */
function writeWhole(file: string, code: Buffer): void {
  const partial = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(partial, code);
  renameSync(partial, file);
}
