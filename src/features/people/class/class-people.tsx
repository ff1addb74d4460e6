/** 班级名单 (G1): the class teacher's children and their families. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import { classList, type ClassStudent } from '../../../shared/people/desk-contracts';
import { listInvitations } from '../../../shared/people/invite-contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { Icon } from '../../../ui/icon';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { ClassChoice } from '../parts/class-choice';
import { StudentSheet } from '../parts/student-sheet';

function familyText({ guardians }: ClassStudent): string {
  const joined = guardians.filter((one) => one.joined).length;
  if (guardians.length === 0) return '还没有家长';
  return joined === 0 ? '家长还没加入' : `家长加入了 ${joined} 位`;
}

export function OneClass({ classId }: { classId: string }) {
  const [shown, setShown] = useState<string>();
  const live = useLive(`class-list.${classId}`, {
    budget: staffBudget,
    load: () => callAction(classList, { classId }),
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const { className, students, otherClasses } = live.data;
  const open = students.find(({ studentId }) => studentId === shown);
  return (
    <View className="card">
      <View className="head">{`${className} · ${students.length} 人`}</View>
      {students.map((one) => (
        <Tap key={one.studentId} className="pe-row" onTap={() => setShown(one.studentId)}>
          <View className="grow">
            <View>{one.name}</View>
            <View className="cap">{`${one.studentNumber ?? '没有学号'} · ${familyText(one)}`}</View>
          </View>
          <View className="chev">
            <Icon name="chevron" size="s" />
          </View>
        </Tap>
      ))}
      {open === undefined ? null : (
        <StudentSheet
          student={open}
          otherClasses={otherClasses}
          onClose={() => setShown(undefined)}
          onChanged={live.reload}
        />
      )}
    </View>
  );
}

export function ClassPeople({ personId }: { personId: string }) {
  const [chosen, setChosen] = useState<string>();
  const live = useLive(`people-classes.${personId}`, {
    budget: staffBudget,
    load: () => callAction(listInvitations, {}),
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const { classes } = live.data;
  const [first] = classes;
  if (first === undefined) return <Empty what="现在没有你带的班" how="带了班，这里会看到。" />;
  const classId = chosen ?? first.classId;
  return (
    <View className="pe-stack">
      <ClassChoice classes={classes} value={classId} onChange={setChosen} />
      <OneClass key={classId} classId={classId} />
    </View>
  );
}
