/** Who takes turns, who stands the nights, who stands behind them (M2); kept here until it is saved. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Segmented } from '../../../ui/segmented';
import { Tap } from '../../../ui/tap';
import { TimeField } from '../../../ui/time-field';
import { Turns } from './turns';
import type { Colleague, Plan } from './use-plan';

interface PlanFormProps {
  colleagues: readonly Colleague[];
  known: Plan;
  busy: boolean;
  onSave: (plan: Plan) => void;
  onCancel: () => void;
}

const nightWords = {
  nobody: '没有人。夜里来的留言按后备的顺序找人。',
  same: '白天轮到谁，那一周的夜里也是谁。',
  turns: '一晚换一位：当周白天值班的老师不排夜班，其余的轮流，周日归中心主任。',
} as const;

function Some(props: {
  id: string;
  label: string;
  hint: string;
  colleagues: readonly Colleague[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const { chosen, onChange } = props;
  const turn = (personId: string) =>
    onChange(
      chosen.includes(personId) ? chosen.filter((one) => one !== personId) : [...chosen, personId],
    );
  return (
    <View className="card du-stack">
      <View className="head">{props.label}</View>
      <View className="sub">{props.hint}</View>
      <View className="wrap">
        {props.colleagues.map(({ personId, name }) => (
          <Tap
            key={personId}
            id={`${props.id}-${personId}`}
            role="switch"
            className={`chip${chosen.includes(personId) ? ' on' : ''}`}
            chosen={chosen.includes(personId)}
            onTap={() => turn(personId)}
          >
            {name}
          </Tap>
        ))}
      </View>
    </View>
  );
}

function Hours({ plan, onChange }: { plan: Plan; onChange: (part: Partial<Plan>) => void }) {
  return (
    <View className="card du-stack">
      <View className="head">白天</View>
      <View className="du-hours">
        <TimeField
          label="白天从几点"
          value={plan.dayStart}
          onChange={(dayStart) => onChange({ dayStart })}
        />
        <View>到</View>
        <TimeField
          label="白天到几点"
          value={plan.dayEnd}
          onChange={(dayEnd) => onChange({ dayEnd })}
        />
      </View>
      <Segmented
        kind="radiogroup"
        label="哪些天"
        options={[
          { value: 'all', label: '每天' },
          { value: 'school', label: '只在上学日' },
        ]}
        value={plan.schoolDaysOnly ? 'school' : 'all'}
        onChange={(days) => onChange({ schoolDaysOnly: days === 'school' })}
      />
    </View>
  );
}

export function PlanForm({ colleagues, known, busy, onSave, onCancel }: PlanFormProps) {
  const [plan, setPlan] = useState<Plan>(known);
  const change = (part: Partial<Plan>) => setPlan((last) => ({ ...last, ...part }));
  const problem =
    plan.personIds.length === 0
      ? '先选轮流值班的老师'
      : plan.dayStart >= plan.dayEnd
        ? '白天的开始要早于结束'
        : null;
  return (
    <View className="du-stack">
      <Turns
        colleagues={colleagues}
        personIds={plan.personIds}
        onChange={(personIds) => change({ personIds })}
      />
      <Hours plan={plan} onChange={change} />
      <View className="card du-stack">
        <View className="head">夜里</View>
        <Segmented
          kind="radiogroup"
          label="夜里谁值班"
          options={[
            { value: 'nobody', label: '没有人' },
            { value: 'same', label: '同一位' },
            { value: 'turns', label: '轮着来' },
          ]}
          value={plan.nights}
          onChange={(nights) => change({ nights })}
        />
        <View className="sub">{nightWords[plan.nights]}</View>
      </View>
      <Some
        id="backup"
        label="后备"
        hint="值班老师 90 分钟没回，就找他们。"
        colleagues={colleagues}
        chosen={plan.backupIds}
        onChange={(backupIds) => change({ backupIds })}
      />
      <Some
        id="pool"
        label="兼职和区里的老师"
        hint="前面的人都找不到时，再找他们。"
        colleagues={colleagues}
        chosen={plan.poolIds}
        onChange={(poolIds) => change({ poolIds })}
      />
      <Tap
        id="save-plan"
        className="btn wide"
        disabled={busy || problem !== null}
        onTap={() => onSave(plan)}
      >
        {problem ?? '就这样排'}
      </Tap>
      <Tap id="leave-plan" className="btn plain wide" onTap={onCancel}>
        不改了
      </Tap>
    </View>
  );
}
