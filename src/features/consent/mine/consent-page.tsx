/** 同意书 (G2): each purpose for each child, what a yes and a no mean; changed at any time. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { confirm, mention } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { routes } from '../../../lib/routes';
import { useAct } from '../../../lib/use-act';
import type { OutputOf } from '../../../shared/action/contract';
import { readConsents, sayConsent } from '../../../shared/consent/contracts';
import { purposeWords, type Purpose } from '../../../shared/consent/purposes';
import { staffBudget } from '../../../shared/polling/plan';
import { LiveState } from '../../../ui/live-state';
import { Segmented } from '../../../ui/segmented';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';

type Consents = OutputOf<typeof readConsents>;
type Child = Consents['children'][number];
type State = Child['purposes'][number];

const choices = [
  { value: 'given', label: '同意' },
  { value: 'refused', label: '不同意' },
] as const;

function stateWords({ own, holds }: State): string {
  if (own === 'unanswered')
    return holds === 'unanswered' ? '还没有回答' : '家里已经回过，您也可以自己说';
  if (own === 'given' && holds === 'refused') return '家里另一位不同意，所以按不同意办';
  return '随时可以改，从改的那天起算';
}

interface CardProps {
  child: Child;
  busy: boolean;
  onSay: (child: Child, purpose: Purpose, given: boolean) => void;
}

function PurposeCard({ state, ...card }: CardProps & { state: State }) {
  const { name, yes, no } = purposeWords[state.purpose];
  const { child, busy, onSay } = card;
  return (
    <View className="card consent-purpose">
      <View className="head">{name}</View>
      <View className="sub">{yes}</View>
      <View className="sub">{`不同意：${no}`}</View>
      <Segmented
        kind="radiogroup"
        label={`${child.name}的${name}`}
        options={choices}
        value={state.own as 'given'}
        onChange={(value) => (busy ? undefined : onSay(child, state.purpose, value === 'given'))}
      />
      <View className="cap">{stateWords(state)}</View>
    </View>
  );
}

function ChildPart(props: CardProps) {
  const { child } = props;
  return (
    <>
      <View className="consent-child">
        <View className="title">{child.name}</View>
        <View className="quiet">{child.className}</View>
      </View>
      {child.purposes.map((state) => (
        <PurposeCard key={state.purpose} state={state} {...props} />
      ))}
    </>
  );
}

function withChild(data: Consents, child: Child): Consents {
  const children = data.children.map((one) => (one.childId === child.childId ? child : one));
  return { ...data, children };
}

export function ConsentPage({ personId }: { personId: string }) {
  const live = useLive(`consent.${personId}`, {
    budget: staffBudget,
    load: () => callAction(readConsents, {}),
    urgency: () => null,
  });
  const { busy, act } = useAct(live.reload);
  const { data } = live;
  if (data === undefined) return <LiveState live={live} />;
  if (data.children.length === 0)
    return <Empty what="还没有绑定孩子" how="请找班主任，让老师把孩子加进来。" />;
  const say = ({ childId }: Child, purpose: Purpose, given: boolean) =>
    act(async () => {
      const { name, no } = purposeWords[purpose];
      const isMeant =
        given ||
        (await confirm({
          title: `不同意${name}？`,
          content: no,
          cancelText: '再想想',
          confirmText: '不同意',
        }));
      if (!isMeant) return;
      const { noticeVersion } = data;
      const input = { childId, noticeVersion, words: [{ purpose, given }] };
      live.put(withChild(data, (await callAction(sayConsent, input)).child));
      mention('记下了');
    });
  return (
    <View className="consent-stack">
      <View className="card">
        <View className="body">
          这三项由您定，不同意也不会少了帮助。孩子写给老师的话不在里面：那些一定会存下来、送到。
        </View>
        <Tap
          id="read-notice"
          className="btn s plain consent-more"
          onTap={() => void Taro.navigateTo({ url: routes.privacyNotice })}
        >
          看隐私说明
        </Tap>
      </View>
      {data.children.map((child) => (
        <ChildPart key={child.childId} child={child} busy={busy} onSay={say} />
      ))}
    </View>
  );
}
