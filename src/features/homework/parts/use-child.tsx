/** Which of the caller's children a page is about: the one named, else the first. */
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { listChildren } from '../../../shared/people/children-contract';
import { staffBudget } from '../../../shared/polling/plan';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import { LiveState } from '../../../ui/live-state';
import { Segmented } from '../../../ui/segmented';
import { Empty } from '../../../ui/states';
import { knownChildren, noteChildren } from './known';

/** Shows `children` for the chosen child, and a switch where there are several. */
export function ForChild(props: {
  personId: string;
  children: (childId: string) => React.ReactNode;
}) {
  const asked = useRouter().params['childId'];
  const [chosen, setChosen] = useState(asked ?? null);
  const live = useLive(`children.${props.personId}`, {
    budget: staffBudget,
    initial: knownChildren(props.personId),
    load: async () => {
      const children = await callAction(listChildren, {});
      noteChildren(props.personId, children);
      return children;
    },
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const { children } = live.data;
  const child = children.find(({ personId }) => personId === chosen) ?? children[0];
  if (child === undefined)
    return <Empty what="还没有绑定孩子" how="请找班主任，让老师把孩子加进来。" />;
  return (
    <>
      <View className="hw-hold">
        {children.length > 1 ? (
          <Segmented
            kind="tablist"
            label="哪个孩子"
            options={children.map(({ personId, name }) => ({ value: personId, label: name }))}
            value={child.personId}
            onChange={setChosen}
          />
        ) : null}
      </View>
      {props.children(child.personId)}
    </>
  );
}
