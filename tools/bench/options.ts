/** What tools/bench.mjs has prepared; folders are absolute paths. */
export interface BenchOptions {
  groups: string[];
  /** The product's functions and the measuring ones, as deployed. */
  functionsFolder: string;
  /** Present when the group `package-size` is asked for. */
  weappFolder?: string;
  emptyAppFolder?: string;
}

/** Progress, for people. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
