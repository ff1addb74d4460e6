/** 首页 of a counsellor: what is due today → 去收件箱. */
import Taro from '@tarojs/taro';
import { useMinute } from '../../lib/clock';
import { routes } from '../../lib/routes';
import type { Person } from '../../lib/session';
import { momentText, remainingText } from '../../shared/messages/due-text';
import { BigAction } from '../../ui/big-action';
import { LiveState } from '../../ui/live-state';
import { DutyLine } from '../messages/duty-line';
import { InboxRows } from '../messages/inbox-rows';
import { useDesk, type InboxPage } from '../messages/use-desk';
import { Greeting } from './greeting';
import { StaffEntries } from './staff-entries';

function summary({ rows, counts: { mine } }: InboxPage, nowMs: number): [string, string] {
  const dueAtMs = rows.map((row) => row.awaiting?.dueAtMs ?? Infinity).sort((a, b) => a - b)[0];
  if (mine === 0) return ['现在没有在等回复的留言。', '有新的，这里会马上看到。'];
  const earliest =
    dueAtMs === undefined || dueAtMs === Infinity
      ? '打开看看最新情况。'
      : `最早的一条，截止 ${momentText(dueAtMs, nowMs)}，${remainingText(dueAtMs, nowMs)}。`;
  return [`${mine} 条在等回复。`, earliest];
}

export function CounsellorHome({ person }: { person: Person }) {
  const desk = useDesk(person.personId, 'mine');
  const nowMs = useMinute();
  const reds = desk.data?.inbox.rows.filter((row) => row.red !== null) ?? [];
  return (
    <>
      <Greeting line={`${person.displayName} · ${person.schoolName}`} />
      <InboxRows rows={reds} />
      <DutyLine duty={desk.data?.duty} />
      {desk.data === undefined ? (
        <LiveState live={desk} />
      ) : (
        <BigAction
          id="to-inbox"
          icon="message"
          title="去收件箱"
          lines={summary(desk.data.inbox, nowMs)}
          onTap={() => void Taro.switchTab({ url: routes.messages })}
        />
      )}
      <StaffEntries person={person} />
    </>
  );
}
