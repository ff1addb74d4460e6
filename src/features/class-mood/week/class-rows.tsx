/** The classes of a week: who is missing by name, then whom somebody cares for, the rest behind a tap. */
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { moods } from '../../../shared/class-mood/model';
import { type FormState } from '../../../shared/class-mood/place';
import type { ClassRow } from '../../../shared/class-mood/overview-contracts';
import { eventWords, moodWords } from '../../../shared/class-mood/words';
import type { Level } from '../../../shared/messages/model';
import { Icon } from '../../../ui/icon';
import { LevelMark } from '../../../ui/level-mark';
import { Tap } from '../../../ui/tap';
import { Dotted } from '../parts/dotted';

const levelOrder: readonly Level[] = ['red', 'orange', 'yellow', 'none'];

type Summary = NonNullable<ClassRow['summary']>;
type Filled = ClassRow & { summary: Summary };

export const namedIn = ({ concerns }: Summary) =>
  concerns.none + concerns.yellow + concerns.orange + concerns.red;

/** Red before orange, before the number of names. */
function weightOf({ summary }: Filled): number {
  const { red, orange, yellow, none } = summary.concerns;
  return red * 1_000_000 + orange * 10_000 + yellow * 100 + none;
}

export function summaryWords({ quiet, counts, events }: Summary): string[] {
  if (quiet) return ['本周无异常'];
  const counted = moods
    .filter((mood) => counts[mood] > 0)
    .map((mood) => `${moodWords[mood].word} ${counts[mood]}`);
  const happened = events.map(({ kind, count }) => `${eventWords[kind]} ${count}`);
  const said = [...counted, ...happened];
  return said.length === 0 ? ['都平稳'] : said;
}

function Marks({ summary }: { summary: Summary }) {
  return (
    <View className="cm-marks">
      {levelOrder
        .filter((level) => summary.concerns[level] > 0)
        .map((level) => (
          <View key={level} className="cm-marks">
            <LevelMark level={level} />
            <View className="cap">{summary.concerns[level]}</View>
          </View>
        ))}
    </View>
  );
}

function Row({ row, onOpen }: { row: Filled; onOpen: (row: ClassRow) => void }) {
  return (
    <Tap className="li" onTap={() => onOpen(row)}>
      <View className="grow">
        <View>{row.className}</View>
        <View className="cap">
          <Dotted
            words={[...(row.state === 'late' ? ['迟交'] : []), ...summaryWords(row.summary)]}
          />
        </View>
      </View>
      <Marks summary={row.summary} />
      <View className="chev">
        <Icon name="chevron" size="s" />
      </View>
    </Tap>
  );
}

/** Classes of a state in one line of names. */
function Names({
  rows,
  state,
  title,
}: {
  rows: readonly ClassRow[];
  state: FormState;
  title: string;
}) {
  const names = rows.filter((row) => row.state === state).map(({ className }) => className);
  if (names.length === 0) return null;
  return (
    <View className="li">
      <View className="grow">
        <View className="b">{`${title}（${names.length}）`}</View>
        <View className="sub">
          {names.map((name, index) => (
            <Text
              key={name}
              className="ph"
            >{`${name}${index === names.length - 1 ? '' : '、'}`}</Text>
          ))}
        </View>
      </View>
    </View>
  );
}

function Rest({ rows, onOpen }: { rows: readonly Filled[]; onOpen: (row: ClassRow) => void }) {
  const [open, setOpen] = useState(false);
  if (rows.length === 0) return null;
  return (
    <View className="card list">
      <Tap id="rest" className="li" onTap={() => setOpen(!open)}>
        <View className="grow">{`其余交了的 ${rows.length} 个班`}</View>
        <View className="cap">{open ? '收起' : '看看'}</View>
      </Tap>
      {open ? rows.map((row) => <Row key={row.classId} row={row} onOpen={onOpen} />) : null}
    </View>
  );
}

interface ClassRowsProps {
  rows: readonly ClassRow[];
  onOpen: (row: ClassRow) => void;
}

export function ClassRows({ rows, onOpen }: ClassRowsProps) {
  const filled = rows.filter((row): row is Filled => row.summary !== null);
  const cared = filled
    .filter(({ summary }) => namedIn(summary) > 0)
    .sort((one, other) => weightOf(other) - weightOf(one));
  const rest = filled.filter(({ summary }) => namedIn(summary) === 0);
  return (
    <>
      <View className="card list">
        <Names rows={rows} state="missing" title="没交" />
        <Names rows={rows} state="open" title="还没到时间" />
        <Names rows={rows} state="late" title="迟交" />
        {filled.length > 0 ? null : <Names rows={rows} state="submitted" title="已交" />}
      </View>
      {cared.length === 0 ? null : (
        <View className="card list">
          {cared.map((row) => (
            <Row key={row.classId} row={row} onOpen={onOpen} />
          ))}
        </View>
      )}
      <Rest rows={rest} onOpen={onOpen} />
    </>
  );
}
