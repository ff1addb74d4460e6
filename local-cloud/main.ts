/** The local cloud as a program; see gateway/options.ts for its arguments. */
import path from 'node:path';
import { readOptions } from './gateway/options';
import { startLocalCloud } from './gateway/start-local-cloud';

/** Function instances of the real cloud run in UTC: code that forgets the zone must fail here too. */
process.env['TZ'] = 'UTC';

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2), __dirname);
  const cloud = await startLocalCloud(options, path.join(__dirname, 'worker.js'));
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void cloud.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.stdout.write(`${JSON.stringify({ ready: true, url: cloud.url })}\n`);
}

run().catch((error: unknown) => {
  process.stderr.write(`local cloud: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
