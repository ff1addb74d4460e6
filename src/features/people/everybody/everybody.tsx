/** 全校的人 (G1): found by name, 学号 or mobile; then the class list, a colleague's code, or leaving. */
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { callAction } from '../../../lib/cloud';
import { confirm } from '../../../lib/confirm';
import { letGo, searchPeople, unbind } from '../../../shared/people/desk-contracts';
import { inviteColleague, type InviteSheet } from '../../../shared/people/invite-contracts';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { OneClass } from '../class/class-people';
import { CodeSheet } from '../parts/code-sheet';
import { Field } from '../parts/field';
import { useAct } from '../../../lib/use-act';

type Found = OutputOf<typeof searchPeople>;
type One = Found['found'][number];

interface Acts {
  invite: (one: One) => Promise<void>;
  leave: (one: One) => Promise<void>;
  free: (one: One) => Promise<void>;
  openClass: (classId: string) => void;
}

function Person({ one, busy, acts }: { one: One; busy: boolean; acts: Acts }) {
  const { name, what, kind, joined, classId } = one;
  return (
    <View className="card">
      <View className="between">
        <View className="head">{name}</View>
        <View className="pill">{joined ? '已加入' : '还没加入'}</View>
      </View>
      <View className="sub">{what}</View>
      <View className="pe-acts">
        {kind === 'student' && classId !== null ? (
          <Tap className="btn s soft" disabled={busy} onTap={() => acts.openClass(classId)}>
            看全班，转班、离校
          </Tap>
        ) : null}
        {kind === 'staff' ? (
          <>
            <Tap className="btn s soft" disabled={busy} onTap={() => void acts.invite(one)}>
              发邀请码
            </Tap>
            <Tap className="btn s plain" disabled={busy} onTap={() => void acts.leave(one)}>
              离开学校
            </Tap>
          </>
        ) : null}
        {joined ? (
          <Tap className="btn s plain" disabled={busy} onTap={() => void acts.free(one)}>
            解除微信绑定
          </Tap>
        ) : null}
      </View>
    </View>
  );
}

export function Everybody(_props: { personId: string }) {
  const text = useRef('');
  const [found, setFound] = useState<Found>();
  const [sheet, setSheet] = useState<InviteSheet>();
  const [classId, setClassId] = useState<string>();
  const { busy, run: act } = useAct(() => undefined);
  const search = async () => {
    const wanted = text.current.trim();
    if (wanted === '') return;
    const answer = await act(() => callAction(searchPeople, { text: wanted }));
    if (answer !== undefined) setFound(answer);
  };
  const sure = async (title: string, content: string, confirmText: string) =>
    confirm({ title, content, cancelText: '再想想', confirmText });
  const acts: Acts = {
    openClass: setClassId,
    invite: async ({ personId }) => {
      const made = await act(() => callAction(inviteColleague, { personId }));
      if (made !== undefined) setSheet(made);
    },
    leave: async ({ personId, name }) => {
      const content = '从今天起 TA 进不来了。在值班表里的话，请先请心理中心主任换人。';
      if (!(await sure(`${name}离开学校了？`, content, '已离开'))) return;
      await act(() => callAction(letGo, { personId }));
      await search();
    },
    free: async ({ personId, name }) => {
      const content = '绑定在 TA 名下的微信都退出来，要再用邀请码加入。';
      if (!(await sure(`解除${name}的微信绑定？`, content, '解除'))) return;
      await act(() => callAction(unbind, { personId }));
      await search();
    },
  };
  if (sheet !== undefined) return <CodeSheet sheet={sheet} onClose={() => setSheet(undefined)} />;
  if (classId !== undefined)
    return (
      <View className="pe-stack">
        <OneClass classId={classId} />
        <Tap className="btn wide soft" onTap={() => setClassId(undefined)}>
          回到查找
        </Tap>
      </View>
    );
  return (
    <View className="pe-stack">
      <View className="card">
        <Field
          id="search-text"
          label="名字、学号、工号或手机号"
          onChange={(typed) => {
            text.current = typed;
          }}
        />
        <Tap id="search" className="btn wide" disabled={busy} onTap={() => void search()}>
          查找
        </Tap>
      </View>
      {found === undefined ? null : found.found.length === 0 ? (
        <Empty what="没有找到" how="名字从第一个字输起，学号从第一位输起。" />
      ) : (
        found.found.map((one) => <Person key={one.personId} one={one} busy={busy} acts={acts} />)
      )}
      {found?.more === true ? <View className="cap">还有更多，请多输几个字。</View> : null}
    </View>
  );
}
