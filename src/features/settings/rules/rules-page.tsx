/** 学校的规则: every figure by what it is about; one is opened to see when it holds, and changed from a day on. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMinute } from '../../../lib/clock';
import { toLocalDate } from '../../../shared/time/instant';
import { Icon } from '../../../ui/icon';
import { LiveState } from '../../../ui/live-state';
import { Tap } from '../../../ui/tap';
import { dayWords, valueWords, type Setting, type Settings } from '../words';
import { ProfileCard } from './profile-card';
import { SettingSheet } from './setting-sheet';
import { useRules } from './use-rules';

type Group = Settings['groups'][number];

function Row({ setting, onOpen }: { setting: Setting; onOpen: () => void }) {
  const today = toLocalDate(useMinute());
  const [next] = setting.coming;
  return (
    <Tap id={`rule-${setting.key}`} className="li" onTap={onOpen}>
      <View className="grow">
        <View>{setting.name}</View>
        {next === undefined ? null : (
          <View className="cap">
            {`${dayWords(next.fromDate, today)}起：${valueWords(setting, next.value)}`}
          </View>
        )}
      </View>
      <View className={setting.value === setting.standard ? 'sub nb' : 'pill brand'}>
        {valueWords(setting, setting.value)}
      </View>
      <View className="chev">
        <Icon name="chevron" size="s" />
      </View>
    </Tap>
  );
}

function stateOf({ settings }: Group): string {
  const own = settings.filter(({ value, standard }) => value !== standard).length;
  const coming = settings.filter((one) => one.coming.length > 0).length;
  const parts = [
    own === 0 ? '都是默认的' : `${own} 项是学校自己定的`,
    ...(coming === 0 ? [] : [`${coming} 项快要变了`]),
  ];
  return parts.join('，');
}

function GroupCard(props: {
  group: Group;
  isOpen: boolean;
  onToggle: () => void;
  onOpen: (setting: Setting) => void;
}) {
  const { group, isOpen, onToggle, onOpen } = props;
  return (
    <View className="card list">
      <Tap id={`group-${group.groupId}`} className="li" onTap={onToggle}>
        <View className="grow">
          <View className="head">{group.name}</View>
          <View className="cap">{stateOf(group)}</View>
        </View>
        <View className="sub nb">{isOpen ? '收起' : `${group.settings.length} 项`}</View>
      </Tap>
      {isOpen
        ? group.settings.map((setting) => (
            <Row key={setting.key} setting={setting} onOpen={() => onOpen(setting)} />
          ))
        : null}
    </View>
  );
}

export function RulesPage({ personId }: { personId: string }) {
  const { live, ...acts } = useRules(personId);
  const [openGroup, setOpenGroup] = useState<string | null>(null);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const { data } = live;
  if (data === undefined) return <LiveState live={live} />;
  const shown = data.groups.flatMap(({ settings }) => settings).find(({ key }) => key === openKey);
  return (
    <>
      <View className="quiet rule-lead">
        改一项，只从你选的那天起算。以前的日子，照当时的规则算。
      </View>
      <View className="rule-stack">
        {data.groups.map((group) => (
          <GroupCard
            key={group.groupId}
            group={group}
            isOpen={group.groupId === openGroup}
            onToggle={() => setOpenGroup(group.groupId === openGroup ? null : group.groupId)}
            onOpen={({ key }) => setOpenKey(key)}
          />
        ))}
        <ProfileCard profiles={data.profiles} acts={acts} />
      </View>
      {shown === undefined ? null : (
        <SettingSheet
          key={shown.key}
          setting={shown}
          acts={acts}
          onClose={() => setOpenKey(null)}
        />
      )}
    </>
  );
}
