import { noticesSince, type Notice, type Person } from './local-api';
import { element, make, repeat } from './page';
import { dayText, timeText } from './school-time';

const pollMs = 2_000;
const shownAtMost = 200;
const channelNames = { wecom: '企业微信', subscribe: '微信' } as const;

let lastSeq = 0;

/** What was sent and nothing else: the text, or the fields of the template. */
function sentText({ text, detail }: Notice): string {
  if (text !== '') return text;
  const values = Object.values(detail.data ?? {}).map(({ value }) => String(value ?? ''));
  return values.join(' · ');
}

/** Staff by name, everybody else by role: the centre never says which student was written to. */
function recipientText(notice: Notice, people: Map<string, Person>): string {
  if (notice.channel === 'wecom') {
    const mobiles = notice.to.split(',').filter(Boolean);
    if (mobiles.length === 0) return '值班群';
    return mobiles.map((mobile) => `@尾号 ${mobile.slice(-4)}`).join(' ');
  }
  const person = people.get(notice.to);
  if (person === undefined) return '一位用户';
  const isPrivate = person.role === 'student' || person.role === 'guardian';
  return isPrivate ? `一位${person.roleName}` : `${person.roleName} ${person.name}`;
}

function noticeItem(notice: Notice, people: Map<string, Person>): HTMLElement {
  const item = make('li', `notice ${notice.channel}`);
  const head = make('p', 'notice-head');
  head.append(
    make('span', 'channel', channelNames[notice.channel]),
    make('span', 'to', recipientText(notice, people)),
    make('time', 'at', `${dayText(notice.atMs).split(' ')[0] ?? ''} ${timeText(notice.atMs)}`),
  );
  item.append(head, make('p', 'notice-text', sentText(notice)));
  if (!notice.accepted) item.append(make('p', 'refused', '没送出去，会换一个人或换一种方式'));
  return item;
}

/** Shows what WeChat and WeCom were handed, newest first. */
export function setUpNoticeCentre(people: Person[]): void {
  const byOpenid = new Map(people.map((person) => [person.openid, person]));
  const list = element('notices', HTMLOListElement);
  repeat(async () => {
    const fresh = await noticesSince(lastSeq);
    for (const notice of fresh) {
      lastSeq = Math.max(lastSeq, notice.seq);
      list.prepend(noticeItem(notice, byOpenid));
    }
    while (list.children.length > shownAtMost) list.lastElementChild?.remove();
    element('notices-empty', HTMLParagraphElement).hidden = list.children.length > 0;
  }, pollMs);
}
