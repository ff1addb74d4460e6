/** What one warm call asks of the outside, authorisation alone and a post: admin calls of the SDK and calls to WeCom. */
import { startWorld, type Actor, type World } from '../../test/harness/world';
import { postMessage } from '../../src/shared/messages/student-contracts';
import { replyToThread } from '../../src/shared/messages/reply-contract';
import { me } from '../../src/shared/people/contracts';
import { during } from './during';
import { bounded, compared, type Figure } from './figure';
import { tell, type BenchOptions } from './options';

const mostRoundTrips = 12;
const mostForAuthorisation = 1;

const calmText = '今天作业有点多，想找人说说';
const redText = '我不想活了，今晚就想结束自己的生命';

/** The log line of an invocation ends with its admin calls: `…, 13 admin calls: a, b, …`. */
const listedCalls = /(\d+) admin calls: (.*)$/;

/** Runs `work`, which makes one call of `api`, and lists what that call asked of the outside. */
export async function listRoundTrips(
  world: World,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const logSeq = (await world.logs()).at(-1)?.seq ?? 0;
  const noticeSeq = (await world.sent()).at(-1)?.seq ?? 0;
  await work();
  const lines = (await world.logs(logSeq)).flatMap(({ function: name, text }) => {
    const found = name === 'api' ? listedCalls.exec(text) : null;
    return found ? [{ count: Number(found[1]), list: found[2] ?? '', text }] : [];
  });
  const [line] = lines;
  if (lines.length !== 1 || !line) throw new Error(`${lines.length} invocations instead of one`);
  if (!line.text.includes('warm start')) throw new Error('the instance was cold');
  const adminCalls = line.list.split(', ');
  if (adminCalls.length !== line.count) throw new Error(`the log lists ${adminCalls.length} calls`);
  const wecom = (await world.sent(noticeSeq)).filter(({ channel }) => channel === 'wecom');
  return [...adminCalls, ...wecom.map(() => 'wecom robot')];
}

/** A call of another action first: instance, school and clock watch are then warm. */
async function warm(actor: Actor): Promise<void> {
  await actor.call(me, {});
}

async function measured(world: World, actor: Actor, input: { text: string; threadId?: string }) {
  await warm(actor);
  let threadId = '';
  const list = await listRoundTrips(world, async () => {
    threadId = (await actor.call(postMessage, input)).thread.threadId;
  });
  return { list, threadId };
}

export async function roundTrips({ functionsFolder }: BenchOptions): Promise<Figure[]> {
  const world = await startWorld({ args: ['--functions', functionsFolder, '--instances', '1'] });
  return during(
    () => world.end(),
    async () => {
      const student = await world.as(world.student(0));
      const other = await world.as(world.student(1));
      const counsellor = await world.as(await world.onDuty());
      // A post of another student fills what an instance keeps for a minute.
      await (await world.as(world.student(2))).call(postMessage, { text: calmText });
      const first = await measured(world, student, { text: calmText });
      const { threadId } = first;
      const more = await measured(world, student, { text: calmText, threadId });
      await counsellor.call(replyToThread, { threadId, text: '我在，慢慢说', seenSeq: 2 });
      const again = await measured(world, student, { text: calmText, threadId });
      const red = await measured(world, other, { text: redText });
      // Who calls and what they may do, and nothing else: one read (architecture: Caller).
      const who = await listRoundTrips(world, () => counsellor.call(me, {}));
      return [
        told('authorisation-round-trips', who, mostForAuthorisation),
        told('post-first-round-trips', first.list, mostRoundTrips),
        told('post-while-waiting-round-trips', more.list, mostRoundTrips),
        told('post-new-wait-round-trips', again.list, mostRoundTrips),
        told('post-red-round-trips', red.list, null),
      ];
    },
  );
}

function told(name: string, list: string[], most: number | null): Figure {
  tell(`  ${name}: ${list.length}`);
  for (const call of list) tell(`    ${call}`);
  if (most !== null) return bounded(name, list.length, most, { list });
  return compared(name, { value: list.length, yardstick: mostRoundTrips }, null, { list });
}
