/** Runs the groups that tools/bench.mjs names and prints a line per figure; see there. */
import { bookings } from './bookings';
import { classMood } from './class-mood';
import { coldStart } from './cold-start';
import { dueLadders } from './due-ladders';
import { closeAll } from './during';
import type { Figure } from './figure';
import { homework } from './homework';
import { tell, type BenchOptions } from './options';
import { packageSize } from './package-size';
import { polling } from './polling';
import { postToInbox } from './post-to-inbox';
import { roundTrips } from './round-trips';
import { rosterImport } from './roster-import';
import { training } from './training';
import { triageSpeed } from './triage';

type Group = (options: BenchOptions) => Figure[] | Promise<Figure[]>;

const groups: Record<string, Group> = {
  'cold-start': coldStart,
  'package-size': packageSize,
  'round-trips': roundTrips,
  'post-to-inbox': postToInbox,
  'due-ladders': dueLadders,
  polling,
  bookings,
  homework,
  'class-mood': classMood,
  training,
  'roster-import': rosterImport,
  triage: triageSpeed,
};

async function run(options: BenchOptions): Promise<void> {
  for (const name of options.groups) {
    tell(`measuring ${name} …`);
    const measure = groups[name];
    if (!measure) throw new Error(`no group ${name}`);
    for (const figure of await measure(options)) {
      process.stdout.write(`${JSON.stringify(figure)}\n`);
      if (!figure.holds) process.exitCode = 1;
    }
  }
}

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // A terminal's Ctrl-C comes twice: from the terminal and from tools/bench.mjs.
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void closeAll().finally(() => process.exit(1));
  });
}

run(JSON.parse(process.argv[2] ?? '{}') as BenchOptions).catch((error: unknown) => {
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
