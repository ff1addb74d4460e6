/** What a page in front shows grew old because asking again fails: since when, and what to do where one can. */
import { useMinute } from '../lib/clock';
import { useOutdated, type Outdated } from '../lib/freshness';
import { enterAgain } from '../lib/session';
import { momentText } from '../shared/messages/due-text';
import { Banner } from './banner';

/** Why asking again will not help; nothing for what passes by itself. */
function reasonOf({ error: { code, text } }: Outdated): string {
  if (code === 'not-signed-in') return '登录过期了。';
  return code === 'forbidden' ? text : '';
}

function Told({ outdated }: { outdated: Outdated }) {
  const nowMs = useMinute();
  return (
    <Banner
      className="below-title"
      icon="clock"
      text={`没更新，上次 ${momentText(outdated.lastMs, nowMs)}。${reasonOf(outdated)}`}
      action={
        outdated.error.code === 'not-signed-in'
          ? { word: '重新进入', onTap: enterAgain }
          : undefined
      }
    />
  );
}

export function NotUpdated() {
  const outdated = useOutdated();
  return outdated === undefined ? null : <Told outdated={outdated} />;
}
