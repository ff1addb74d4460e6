/** The class teacher's one thing of the week (W1): the form that is due first, and what is missing. */
import Taro from '@tarojs/taro';
import { useMinute } from '../../lib/clock';
import { callAction } from '../../lib/cloud';
import { useLive } from '../../lib/polling';
import { routes } from '../../lib/routes';
import type { Person } from '../../lib/session';
import { owedForms, type OwedForm } from '../../shared/class-mood/owed-contract';
import { dayText, remainingText } from '../../shared/messages/due-text';
import { staffBudget } from '../../shared/polling/plan';
import { hourMs, toLocalTime } from '../../shared/time/instant';
import { BigAction } from '../../ui/big-action';
import { LiveState } from '../../ui/live-state';

const isDone = ({ state }: OwedForm) => state === 'submitted' || state === 'late';

/** Which form the card opens: the first that is not handed in, else this week's. */
function firstOf(forms: readonly OwedForm[]): OwedForm | undefined {
  return (
    forms.find((form) => form.state === 'open') ??
    forms.find((form) => !isDone(form)) ??
    forms.at(-1)
  );
}

/** The short line first: the drop lies beside it. */
function linesOf(form: OwedForm, missing: number, nowMs: number): [string, string] {
  const due = `${dayText(form.dueAtMs, nowMs)} ${toLocalTime(form.dueAtMs)}`;
  const rest = missing > 0 ? `还有 ${missing} 份过了时间没交。` : null;
  if (isDone(form)) return ['这周的已经交了。', rest ?? '想改还能改。'];
  if (form.state === 'missing') return ['有一份还没交。', `过了${due}，现在补上就好。`];
  const isToday = nowMs >= form.dueAtMs - 24 * hourMs;
  const left = isToday ? `，${remainingText(form.dueAtMs, nowMs)}` : '';
  return [rest ?? '都平稳，点一下就好。', `截止${due}${left}。`];
}

export function MoodCard({ person }: { person: Person }) {
  const nowMs = useMinute();
  const live = useLive(`owed.${person.personId}`, {
    budget: staffBudget,
    load: () => callAction(owedForms, {}),
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const form = firstOf(live.data.forms);
  if (form === undefined) return null;
  const missing = live.data.forms.filter((one) => one !== form && one.state === 'missing').length;
  const { classId, monday } = form;
  return (
    <BigAction
      id="mood-form"
      icon="pen"
      title={isDone(form) ? '看周表' : '填周表'}
      lines={linesOf(form, missing, nowMs)}
      onTap={() =>
        void Taro.navigateTo({ url: `${routes.moodForm}?classId=${classId}&monday=${monday}` })
      }
    />
  );
}
