/** What was found, a page at a time: what is wrong, what changes, who is not in the list. */
import { View } from '@tarojs/components';
import { Places } from '../../../ui/places';
import { Segmented } from '../../../ui/segmented';
import { Tap } from '../../../ui/tap';
import { kindNames } from '../parts/words';
import type { ImportWork, ListName, Opened } from './use-import';

type Problem = Opened['problems'][number];
type Write = Opened['writes'][number];
type Absent = Opened['absent'][number];

function ProblemRow({ problem }: { problem: Problem }) {
  const { sheet, line, column, found, why, expected } = problem;
  const place = [sheet, line > 0 ? `第 ${line} 行` : '', column].filter((part) => part !== '');
  return (
    <View className="ri-row">
      <View className="b">{place.join(' · ')}</View>
      {found === '' ? null : <View className="ri-found">{found}</View>}
      <View>{why}</View>
      <View className="cap">{`怎么改：${expected}`}</View>
    </View>
  );
}

function WriteRow({ write }: { write: Write }) {
  const { kind, label, isNew, cells, overtaken } = write;
  return (
    <View className="ri-row">
      <View className="ri-line">
        <View className={`pill${isNew ? ' brand' : ''}`}>{isNew ? '新增' : '改动'}</View>
        <View className="b">{`${kindNames[kind]} ${label}`}</View>
        {overtaken ? <View className="pill soon">有人改过，没有动</View> : null}
      </View>
      <View className="ri-cells">
        {cells.map(({ title, before, after }) => (
          <View key={title} className="sub">
            {isNew ? `${title} ${after}` : `${title}：${before || '空'} → ${after || '空'}`}
          </View>
        ))}
      </View>
    </View>
  );
}

function AbsentRow({ absent }: { absent: Absent }) {
  const said = absent.cells.filter((cell) => cell !== '');
  return (
    <View className="ri-row">
      <View className="b">{kindNames[absent.kind]}</View>
      <View className="sub">{said.join(' · ')}</View>
    </View>
  );
}

function Turning({ work, pages }: { work: ImportWork; pages: number }) {
  const { page, turn } = work;
  if (pages < 2) return null;
  return (
    <View className="ri-pages">
      <Tap className="btn s plain" disabled={page === 0} onTap={() => turn(page - 1)}>
        上一页
      </Tap>
      <View className="sub ri-figure">{`${page + 1} / ${pages}`}</View>
      <Tap className="btn s plain" disabled={page + 1 >= pages} onTap={() => turn(page + 1)}>
        下一页
      </Tap>
    </View>
  );
}

function tabsOf({ import: { facts, rows } }: Opened): { value: ListName; label: string }[] {
  return [
    ...(facts.problems > 0
      ? [{ value: 'problems' as const, label: `要改 ${facts.problems}` }]
      : []),
    ...(rows > 0 ? [{ value: 'writes' as const, label: `差别 ${rows}` }] : []),
    ...(facts.absent > 0 ? [{ value: 'absent' as const, label: `没写到 ${facts.absent}` }] : []),
  ];
}

export function ImportLists({ work, opened }: { work: ImportWork; opened: Opened }) {
  const tabs = tabsOf(opened);
  const { list } = work;
  if (tabs.length === 0 || opened.pages === 0) return null;
  return (
    <View className="card">
      {tabs.length > 1 ? (
        <Segmented
          kind="tablist"
          label="核对出来的"
          options={tabs}
          value={list}
          onChange={work.show}
        />
      ) : null}
      {list === 'absent' ? (
        <View className="cap">不会删掉他们。离开学校的，请在人员页里办。</View>
      ) : null}
      <Places items={opened.problems} row={(problem) => <ProblemRow problem={problem} />} />
      <Places items={opened.writes} row={(write) => <WriteRow write={write} />} />
      <Places items={opened.absent} row={(absent) => <AbsentRow absent={absent} />} />
      <Turning work={work} pages={opened.pages} />
    </View>
  );
}
