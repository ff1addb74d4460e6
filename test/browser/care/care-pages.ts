/** Pages of the teachers' own channel (M8) in the states worth seeing. */
import { routes } from '../../../src/lib/routes';
import { postCare } from '../../../src/shared/care/author-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import { allSeen } from '../../harness/all-seen';
import { minuteMs, type World } from '../../harness/world';

const box = '/features/care/box/index';
const house = '/features/care/house/index';
const writer = 'demo-t-5-1';
const inDanger = 'demo-en-3';

export interface CarePage {
  name: string;
  who: string;
  /** May hold the id of the page's thread. */
  route: string;
  ready: string;
}

/** Gives the threads that pages show, by who wrote them. */
export async function prepareCare(world: World): Promise<Map<string, string>> {
  const threads = new Map<string, string>();
  const write = async (personId: string, text: string) => {
    const actor = await world.as(personId);
    const { thread } = await actor.call(postCare, { text });
    threads.set(personId, thread.threadId);
    return { actor, threadId: thread.threadId };
  };
  const { actor, threadId } = await write(
    writer,
    '最近带毕业班，晚上总睡不着，早上站在讲台上会突然想哭。不知道该跟谁说。',
  );
  await world.advance(9 * minuteMs);
  const counsellor = await world.as('care-c-1');
  const text = '谢谢您愿意写下来。睡不着多久了？这几天有没有哪一刻，稍微松一点？';
  await counsellor.call(replyToThread, { threadId, text, seenSeq: allSeen });
  await actor.call(postCare, { text: '家里的事也有一点，换个名字再说。', newName: true });
  await write(inDanger, '我不想活了，今天晚上就想从楼上跳下去。');
  return threads;
}

const threadOf = (who: string) => `/features/care/thread/index?threadId=:${who}`;

export const carePages: readonly CarePage[] = [
  { name: 'box', who: writer, route: box, ready: '谁在这里' },
  { name: 'write', who: writer, route: '/features/care/write/index', ready: '换一个新代号' },
  { name: 'thread', who: writer, route: threadOf(writer), ready: '这次聊得怎么样' },
  { name: 'danger', who: inDanger, route: threadOf(inDanger), ready: '有危险请马上打' },
  { name: 'closed', who: 'demo2-t-3-1', route: box, ready: '还没有开通' },
  { name: 'begin', who: 'demo-union-1', route: house, ready: '由工会开通' },
  { name: 'house', who: 'care-union-2', route: house, ready: '请一位加入' },
  { name: 'keys', who: 'care-union-2', route: routes.sealKeys, ready: '校外咨询师钥匙' },
  { name: 'inbox', who: 'care-c-1', route: routes.messages, ready: '今天晚上' },
  { name: 'home', who: 'care-c-1', route: routes.home, ready: '核实身份' },
];
