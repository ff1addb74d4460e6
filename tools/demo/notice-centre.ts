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

/** The persons of each WeChat account; WeChat is handed an account, not a person. */
type Accounts = ReadonlyMap<string, readonly Person[]>;

function accountsOf(people: readonly Person[]): Accounts {
  const accounts = new Map<string, Person[]>();
  for (const person of people) {
    accounts.set(person.openid, [...(accounts.get(person.openid) ?? []), person]);
  }
  return accounts;
}

/** Staff by name, everybody else by role: the centre never says which student was written to. */
function personText({ role, roleName, name }: Person): string {
  const isPrivate = role === 'student' || role === 'guardian';
  return isPrivate ? `一位${roleName}` : `${roleName} ${name}`;
}

function recipientText(notice: Notice, accounts: Accounts): string {
  if (notice.channel === 'wecom') {
    const mobiles = notice.to.split(',').filter(Boolean);
    if (mobiles.length === 0) return '值班群';
    return mobiles.map((mobile) => `@尾号 ${mobile.slice(-4)}`).join(' ');
  }
  const persons = accounts.get(notice.to);
  if (persons === undefined) return '一位用户';
  return [...new Set(persons.map(personText))].join('或');
}

function noticeItem(notice: Notice, accounts: Accounts): HTMLElement {
  const item = make('li', `notice ${notice.channel}`);
  const head = make('p', 'notice-head');
  head.append(
    make('span', 'channel', channelNames[notice.channel]),
    make('span', 'to', recipientText(notice, accounts)),
    make('time', 'at', `${dayText(notice.atMs).split(' ')[0] ?? ''} ${timeText(notice.atMs)}`),
  );
  item.append(head, make('p', 'notice-text', sentText(notice)));
  if (!notice.accepted) item.append(make('p', 'refused', '没送出去，会换一个人或换一种方式'));
  return item;
}

/** Shows what WeChat and WeCom were handed, newest first. */
export function setUpNoticeCentre(people: Person[]): void {
  const accounts = accountsOf(people);
  const list = element('notices', HTMLOListElement);
  repeat(async () => {
    const fresh = await noticesSince(lastSeq);
    for (const notice of fresh) {
      lastSeq = Math.max(lastSeq, notice.seq);
      list.prepend(noticeItem(notice, accounts));
    }
    while (list.children.length > shownAtMost) list.lastElementChild?.remove();
    element('notices-empty', HTMLParagraphElement).hidden = list.children.length > 0;
  }, pollMs);
}
