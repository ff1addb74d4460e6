/** 我的资料 (G2): what is kept about oneself or a child, kind by kind; to keep a copy, correct, delete. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Person } from '../../../lib/session';
import { LiveState } from '../../../ui/live-state';
import { Segmented } from '../../../ui/segmented';
import { Tap } from '../../../ui/tap';
import { CorrectCard } from './correct-card';
import { KeptCard } from './kept-card';
import { RequestsCard } from './requests-card';
import { useMine } from './use-mine';
import { leadWords, viewerOf, type Mine } from './words';

interface PartProps {
  person: Person;
  childId: string | null;
  /** Of somebody with children: whose data is shown. */
  choice: (children: Mine['children']) => JSX.Element | null;
}

function Part({ person, childId, choice }: PartProps) {
  const { live, busy, ...acts } = useMine(person.personId, childId);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const viewer = viewerOf(person.roles, childId);
  const { data } = live;
  if (data === undefined) return <LiveState live={live} />;
  return (
    <View className="ri-stack">
      {choice(data.children)}
      <View className="card ri-part">
        <View className="title">{data.name}</View>
        <View className="body">{leadWords(viewer, data.name)}</View>
        <Tap id="take-mine" className="btn s soft" disabled={busy} onTap={acts.take}>
          {busy ? '请等一下' : '存一份表格'}
        </Tap>
        {person.roles.includes('student') && childId === null ? (
          <Tap id="take-words" className="btn s plain" disabled={busy} onTap={acts.takeWithWords}>
            连同我的留言一起存
          </Tap>
        ) : null}
      </View>
      {/* Requests have a card of their own. */}
      {data.records
        .filter(({ key }) => key !== 'requests')
        .map((kept) => (
          <KeptCard
            key={kept.key}
            kept={kept}
            isOpen={kept.key === openKey}
            busy={busy}
            onToggle={() => setOpenKey(kept.key === openKey ? null : kept.key)}
            onDelete={() => acts.remove(kept)}
          />
        ))}
      <RequestsCard requests={data.requests} busy={busy} onTakeBack={acts.takeBack} />
      <CorrectCard viewer={viewer} answerDays={data.answerDays} busy={busy} onSend={acts.correct} />
    </View>
  );
}

const self = 'self';

export function MinePage({ person }: { person: Person }) {
  const [about, setAbout] = useState(self);
  const childId = about === self ? null : about;
  const choice = (children: Mine['children']) =>
    children.length === 0 ? null : (
      <Segmented
        kind="tablist"
        label="看谁的资料"
        options={[
          { value: self, label: '我' },
          ...children.map((one) => ({ value: one.childId, label: one.name })),
        ]}
        value={about}
        onChange={setAbout}
      />
    );
  return <Part key={about} person={person} childId={childId} choice={choice} />;
}
