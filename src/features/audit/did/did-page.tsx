/** 同事做过什么 (G6): a colleague, a reason, and what they did here. No student, no thread. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { useLive } from '../../../lib/polling';
import type { OutputOf } from '../../../shared/action/contract';
import { auditOfStaff, listAuditedStaff } from '../../../shared/audit/contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { Icon } from '../../../ui/icon';
import { LineField } from '../../../ui/line-field';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { EntryRows, LookCard, type ShownEntry } from '../parts';
import { useLook } from '../use-look';

type Colleague = OutputOf<typeof listAuditedStaff>['staff'][number];

function Choice(props: { personId: string; onChoose: (colleague: Colleague) => void }) {
  const [words, setWords] = useState('');
  const live = useLive(`audited-staff.${props.personId}`, {
    budget: staffBudget,
    load: () => callAction(listAuditedStaff, {}),
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const shown = live.data.staff.filter(({ name, roleName }) =>
    `${name}${roleName}`.includes(words.trim()),
  );
  return (
    <>
      <View className="card audit-search">
        <LineField
          id="colleague-name"
          className="field"
          label="同事的名字"
          initial=""
          placeholder="名字或职务"
          maxLength={20}
          onChange={setWords}
        />
      </View>
      {shown.length === 0 ? <Empty what="没有这位同事" how="换一个字试试。" /> : null}
      {shown.length === 0 ? null : (
        <View className="card list">
          {shown.map((colleague) => (
            <Tap
              key={colleague.personId}
              id={`colleague-${colleague.personId}`}
              className="li"
              onTap={() => props.onChoose(colleague)}
            >
              <View className="grow">{colleague.name}</View>
              <View className="sub">{colleague.roleName}</View>
              <View className="chev">
                <Icon name="chevron" size="s" />
              </View>
            </Tap>
          ))}
        </View>
      )}
    </>
  );
}

function Acts({ colleague, onBack }: { colleague: Colleague; onBack: () => void }) {
  const { personId } = colleague;
  const look = useLook<ShownEntry, OutputOf<typeof auditOfStaff>>((reason, page) =>
    callAction(auditOfStaff, { personId, reason, page }),
  );
  return (
    <>
      <LookCard
        name={colleague.name}
        hint={colleague.roleName}
        other={{ id: 'other-colleague', word: '换一位', onTap: onBack }}
        why="为什么要看？会一起记下来。这里看不到学生，也看不到留言的内容。"
        ask={look.found === null ? look : null}
      />
      {look.found === null ? null : look.found.entries.length === 0 ? (
        <Empty what="还没有记录" how="这位同事在这里还没做过要记下来的事。" />
      ) : (
        <EntryRows
          entries={look.found.entries}
          more={look.found.more}
          busy={look.busy}
          onMore={look.goOn}
        />
      )}
    </>
  );
}

export function DidPage({ personId }: { personId: string }) {
  const [colleague, setColleague] = useState<Colleague | null>(null);
  return (
    <View className="audit-stack">
      {colleague === null ? (
        <Choice personId={personId} onChoose={setColleague} />
      ) : (
        <Acts colleague={colleague} onBack={() => setColleague(null)} />
      )}
    </View>
  );
}
