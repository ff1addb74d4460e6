/** An act of the product beside what the SDK's bare round trip takes in the same minutes. */
import { schools } from '../../cloudfunctions/platform/collections/schools';
import { me } from '../../src/shared/people/contracts';
import type { Actor, World } from '../../test/harness/world';
import { bounded, compared, percentile, type Figure } from './figure';
import { tell } from './options';
import { listRoundTrips } from './round-trips';

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return performance.now() - startedAtMs;
}

/** Of one document, through the same door. */
export async function bareRoundTrip(world: World): Promise<void> {
  const reply = await world.cloud.call('bare-round-trip', { collection: schools.name, id: 'demo' });
  if ('errCode' in reply) throw new Error(`${reply.errCode} ${reply.errMsg}`);
}

/** Samples of one act, each followed by a bare round trip. */
export class BesideBare {
  private readonly actMs: number[] = [];
  private readonly bareMs: number[] = [];

  constructor(
    private readonly world: World,
    private readonly name: string,
  ) {}

  async sample(act: () => Promise<unknown>): Promise<void> {
    this.actMs.push(await timed(act));
    this.bareMs.push(await timed(() => bareRoundTrip(this.world)));
  }

  /** p50 and p95, told and not judged: a machine's milliseconds are no promise. */
  figures(): Figure[] {
    return [0.5, 0.95].map((share) =>
      compared(
        `${this.name}-p${share * 100}-ms`,
        { value: percentile(this.actMs, share), yardstick: percentile(this.bareMs, share) },
        null,
      ),
    );
  }
}

/** What one warm call asks of the outside, at most `most`. The actor is known to the instance by then. */
export async function roundTripsOf(
  world: World,
  actor: Actor,
  { name, most }: { name: string; most: number },
  act: () => Promise<unknown>,
): Promise<Figure> {
  await actor.call(me, {});
  const list = await listRoundTrips(world, act);
  tell(`  ${name}: ${list.length}`);
  return bounded(name, list.length, most, { list });
}
