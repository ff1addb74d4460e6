/**
 * What a robot says in one go. A robot takes 20 messages a minute (platform.md), and a message that is refused
 * is a child who waits: colleagues to be told the same of one thread share a message that rings all their
 * phones, and threads about which the same colleagues are told the same share it too, with their number.
 */
import { isNoticeKey, noticeBody, noticeDigest } from '../../src/shared/notices/texts';
import type { Room } from './channels/wecom';
import type { Effect } from './outbox';

export interface AddressedEffect {
  effect: Effect;
  mobile: string;
  room: Room;
}

export interface RobotMessage {
  schoolId: string;
  room: Room;
  text: string;
  /** Whose phones ring; each once. */
  mobiles: string[];
  /** The effects this message carries out. */
  effects: Effect[];
}

/** Groups notices into as few messages as say the same to the same people. Order: as given, danger first. */
export function robotMessages(addressed: readonly AddressedEffect[]): RobotMessage[] {
  const ofOneSubject = grouped(addressed, ({ room, effect: { schoolId, subject, text } }) => [
    schoolId,
    room,
    subject.id,
    text.key,
    text.figures,
  ]).map((members) => ({ members, mobiles: distinct(members.map(({ mobile }) => mobile)).sort() }));
  const ofOneAudience = grouped(ofOneSubject, ({ members, mobiles }) => {
    const { schoolId, subject, text } = members[0].effect;
    return [schoolId, members[0].room, text.key, mobiles, hasDigest(text.key) ? '' : subject.id];
  });
  return ofOneAudience.map((groups) => {
    const [{ members, mobiles }] = groups;
    const effects = groups.flatMap((group) => group.members.map(({ effect }) => effect));
    const { room } = members[0];
    return { schoolId: members[0].effect.schoolId, room, text: textOf(effects), mobiles, effects };
  });
}

function hasDigest(key: string): boolean {
  return isNoticeKey(key) && noticeDigest(key, {}, 0) !== null;
}

/** The longest waiting one gives the time; the number says how many there are. */
function textOf(effects: readonly Effect[]): string {
  const { key, figures } = effects.reduce((oldest, effect) =>
    effect.createdAtMs < oldest.createdAtMs ? effect : oldest,
  ).text;
  if (!isNoticeKey(key)) throw new Error(`no text for ${key}`);
  const count = distinct(effects.map(({ subject }) => subject.id)).length;
  const digest = count > 1 ? noticeDigest(key, figures, count) : null;
  return digest ?? noticeBody(key, figures);
}

type NonEmpty<T> = [T, ...T[]];

function grouped<T>(items: readonly T[], keyOf: (item: T) => unknown): NonEmpty<T>[] {
  const groups = new Map<string, NonEmpty<T>>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
