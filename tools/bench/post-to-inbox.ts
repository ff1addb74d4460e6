/** From a student's post to the counsellor's inbox that shows it, beside a bare round trip of the SDK. */
import { listInbox } from '../../src/shared/messages/inbox-contracts';
import { markNoReply } from '../../src/shared/messages/staff-contracts';
import { postMessage } from '../../src/shared/messages/student-contracts';
import { schools } from '../../cloudfunctions/platform/collections/schools';
import { minuteMs, startWorld, type Actor, type World } from '../../test/harness/world';
import { during } from './during';
import { compared, percentile, type Figure } from './figure';
import type { BenchOptions } from './options';

const samples = 60;
/** Waiting threads that lie in the inbox all the while. */
const alreadyWaiting = 20;
/** WeCom takes 20 messages a minute, so the clock goes on before. */
const postsPerMinute = 10;
/** A post that is not in so many inbox replies is lost. */
const mostLooks = 20;

const text = '今天作业有点多，想找人说说';

async function untilShown(counsellor: Actor, threadId: string): Promise<void> {
  for (let look = 0; look < mostLooks; look += 1) {
    const { rows } = await counsellor.call(listInbox, { view: 'mine' });
    if (rows.some((row) => row.threadId === threadId)) return;
  }
  throw new Error('the post does not come to the inbox');
}

async function bareRoundTripMs(world: World): Promise<number> {
  const startedAtMs = performance.now();
  const reply = await world.cloud.call('bare-round-trip', { collection: schools.name, id: 'demo' });
  if ('errCode' in reply) throw new Error(`${reply.errCode} ${reply.errMsg}`);
  return performance.now() - startedAtMs;
}

async function postMs(world: World, counsellor: Actor, number: number): Promise<number> {
  const student = await world.as(world.student(number));
  const startedAtMs = performance.now();
  const { thread } = await student.call(postMessage, { text });
  await untilShown(counsellor, thread.threadId);
  const tookMs = performance.now() - startedAtMs;
  const { threadId } = thread;
  if (number >= alreadyWaiting) await counsellor.call(markNoReply, { threadId, seenSeq: 1 });
  return tookMs;
}

export async function postToInbox({ functionsFolder }: BenchOptions): Promise<Figure[]> {
  const world = await startWorld({ args: ['--functions', functionsFolder] });
  return during(
    () => world.end(),
    async () => {
      const counsellor = await world.as(await world.onDuty());
      const postsMs: number[] = [];
      const bareMs: number[] = [];
      for (let number = 0; number < alreadyWaiting + samples; number += 1) {
        if (number % postsPerMinute === 0) await world.advance(minuteMs);
        const tookMs = await postMs(world, counsellor, number);
        const bare = await bareRoundTripMs(world);
        if (number < alreadyWaiting) continue;
        postsMs.push(tookMs);
        bareMs.push(bare);
      }
      return [0.5, 0.95].map((share) =>
        compared(
          `post-to-inbox-p${share * 100}-ms`,
          { value: percentile(postsMs, share), yardstick: percentile(bareMs, share) },
          null,
        ),
      );
    },
  );
}
