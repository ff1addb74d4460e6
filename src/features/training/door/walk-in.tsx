/** 没在名单里 (T2): a family that stands at the door is found by class and child, and entered with a reason. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import { staffBudget } from '../../../shared/polling/plan';
import { findFamily, walkIn } from '../../../shared/training/organiser-contracts';
import type { ChildAtDoor } from '../../../shared/training/views';
import { LiveState } from '../../../ui/live-state';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { PeopleStepper } from '../parts/people-stepper';
import { ReasonField } from '../parts/reason-field';
import { useEntering } from './use-entering';

const mostPersons = 9;

interface WalkInProps {
  personId: string;
  sessionId: string;
  onClose: () => void;
  onEntered: () => void;
}

function stateOf({ came, state }: ChildAtDoor): string {
  if (came) return '到了';
  if (state === null) return '';
  return state === 'waiting' ? '在排队' : '报了名';
}

interface Choice {
  id: string;
  name: string;
  state?: string;
}

function Choices({
  label,
  choices,
  onChoose,
}: {
  label: string;
  choices: readonly Choice[];
  onChoose: (id: string) => void;
}) {
  return (
    <View className="tr-stack">
      <View className="sub">{label}</View>
      <View className="wrap">
        {choices.map(({ id, name, state = '' }) => (
          <Tap key={id} className="chip" onTap={() => onChoose(id)}>
            {state === '' ? name : `${name} · ${state}`}
          </Tap>
        ))}
      </View>
    </View>
  );
}

function Enter({
  child,
  busy,
  onSend,
}: {
  child: ChildAtDoor;
  busy: boolean;
  onSend: (persons: number, reason: string) => void;
}) {
  const [persons, setPersons] = useState(1);
  if (child.came) return <View className="sub">{`${child.name}家已经签到了。`}</View>;
  return (
    <View className="tr-stack">
      {child.state === null ? (
        <View className="between">
          <View className="b">{`${child.name}家来了几位`}</View>
          <PeopleStepper value={persons} most={mostPersons} onChange={setPersons} />
        </View>
      ) : (
        <View className="b">{`${child.name}家，${stateOf(child)}`}</View>
      )}
      <ReasonField
        label="记上的原因"
        placeholder="比如：没报名，人来了"
        word="记上，到了"
        busy={busy}
        onSend={(reason) => onSend(persons, reason)}
      />
    </View>
  );
}

export function WalkIn({ personId, sessionId, onClose, onEntered }: WalkInProps) {
  const [classId, setClassId] = useState<string | null>(null);
  const [studentId, setStudentId] = useState<string | null>(null);
  const live = useLive(`find-family.${personId}.${sessionId}.${classId ?? ''}`, {
    budget: staffBudget,
    load: () => callAction(findFamily, { sessionId, classId }),
    urgency: () => null,
  });
  const { busy, entered } = useEntering(live.reload);
  const child = live.data?.children.find((one) => one.studentId === studentId);
  const send = async (persons: number, reason: string) => {
    if (child === undefined) return;
    const who = { sessionId, studentId: child.studentId, persons, reason };
    if (!(await entered((over) => callAction(walkIn, { ...who, over })))) return;
    onEntered();
    onClose();
  };
  const back = child === undefined ? () => setClassId(null) : () => setStudentId(null);
  return (
    <Sheet title="没在名单里的家庭" onClose={onClose}>
      <View className="tr-stack">
        {classId === null ? null : (
          <Tap id="back" className="hide bare" onTap={back}>
            {child === undefined ? '换一个班' : '换一个孩子'}
          </Tap>
        )}
        {live.data === undefined ? (
          <LiveState live={live} />
        ) : classId === null ? (
          <Choices
            label="孩子在哪个班"
            choices={live.data.classes.map((one) => ({ id: one.classId, name: one.name }))}
            onChoose={setClassId}
          />
        ) : child === undefined ? (
          <Choices
            label="是哪个孩子家"
            choices={live.data.children.map((one) => ({
              id: one.studentId,
              name: one.name,
              state: stateOf(one),
            }))}
            onChoose={setStudentId}
          />
        ) : (
          <Enter
            child={child}
            busy={busy}
            onSend={(persons, reason) => void send(persons, reason)}
          />
        )}
      </View>
    </Sheet>
  );
}
