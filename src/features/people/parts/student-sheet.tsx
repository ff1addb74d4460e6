/** One child of the list: the family, a reset of the passcode, another class, leaving. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { confirm, mention } from '../../../lib/confirm';
import {
  letGo,
  moveToClass,
  resetPasscode,
  type ClassStudent,
} from '../../../shared/people/desk-contracts';
import { relationNames } from '../../../shared/people/relations';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { useAct } from '../../../lib/use-act';

interface Props {
  student: ClassStudent;
  /** Empty: whoever looks may not move anybody. */
  otherClasses: readonly { classId: string; name: string }[];
  onClose: () => void;
  onChanged: () => void;
}

function Family({ guardians }: Pick<ClassStudent, 'guardians'>) {
  return (
    <>
      {guardians.map(({ name, relation, mobile, joined }) => (
        <View key={name + mobile} className="pe-row">
          <View className="grow">
            <View>{relation === null ? name : `${name}（${relationNames[relation]}）`}</View>
            <View className="cap">
              {[mobile, joined ? '已加入' : '还没加入'].filter(Boolean).join(' · ')}
            </View>
          </View>
        </View>
      ))}
    </>
  );
}

export function StudentSheet({ student, otherClasses, onClose, onChanged }: Props) {
  const { studentId, name, hasPasscode, guardians } = student;
  const [moving, setMoving] = useState(false);
  const { busy, run: act } = useAct(onChanged);
  const reset = async () => {
    const agreed = await confirm({
      title: `重设${name}的口令？`,
      content: '孩子下次打开时自己设新的。从前写的留言，孩子再也打不开，谁也打不开。',
      cancelText: '再想想',
      confirmText: '重设',
    });
    if (agreed && (await act(() => callAction(resetPasscode, { studentId }))) !== undefined)
      mention('好了，请孩子自己设新的');
  };
  const leave = async () => {
    const agreed = await confirm({
      title: `${name}离校了？`,
      content: '从今天起孩子和家长都进不来了。写过的记录按规定保存。',
      cancelText: '再想想',
      confirmText: '已离校',
    });
    if (!agreed) return;
    if ((await act(() => callAction(letGo, { personId: studentId }))) !== undefined) onClose();
  };
  const move = async (classId: string) => {
    const done = await act(() => callAction(moveToClass, { studentId, classId }));
    if (done === undefined) return;
    mention(`转到${done.className}了`);
    onClose();
  };
  return (
    <Sheet title={name} onClose={onClose}>
      <View className="pe-stack">
        <Family guardians={guardians} />
        {moving ? (
          <View className="pe-acts">
            {otherClasses.map(({ classId, name: called }) => (
              <Tap
                key={classId}
                className="btn s soft"
                disabled={busy}
                onTap={() => void move(classId)}
              >
                {called}
              </Tap>
            ))}
          </View>
        ) : (
          <View className="pe-acts">
            {hasPasscode ? (
              <Tap className="btn s soft" disabled={busy} onTap={() => void reset()}>
                重设口令
              </Tap>
            ) : null}
            {otherClasses.length > 0 ? (
              <Tap className="btn s soft" disabled={busy} onTap={() => setMoving(true)}>
                转班
              </Tap>
            ) : null}
            <Tap className="btn s plain" disabled={busy} onTap={() => void leave()}>
              离校
            </Tap>
          </View>
        )}
      </View>
    </Sheet>
  );
}
