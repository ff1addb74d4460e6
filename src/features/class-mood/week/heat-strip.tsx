/** The term as a strip: how many children were counted as not calm, week by week, with its sentence. */
import { View } from '@tarojs/components';
import type { StripWeek } from '../../../shared/class-mood/overview-contracts';
import { aria } from '../../../ui/aria';
import { shareWords, weekWords } from '../class-words';

const cellClass = (heat: number | null) =>
  heat === null ? 'cm-cell none' : heat === 0 ? 'cm-cell' : `cm-cell h${heat}`;

const heatWords = ['没有', '很少', '少', '较多', '多'] as const;

/** One class over the term. */
export function ClassHeat(props: {
  className: string;
  heat: readonly (number | null)[];
  strip: readonly StripWeek[];
}) {
  const weeks = props.strip.map(({ monday, weekNumber }, index) => {
    const step = props.heat[index] ?? null;
    return `${weekWords(monday, weekNumber)}${step === null ? '没交' : (heatWords[step] ?? '')}`;
  });
  const label = `${props.className}这学期不太平稳的人：${weeks.join('，')}`;
  return (
    <View className="cm-heat" {...aria({ role: 'img', label })}>
      {props.heat.map((one, index) => (
        <View key={index} className={`${cellClass(one)} small`} />
      ))}
    </View>
  );
}

/** What one cell says: who handed in, and how the classes are. */
export function weekSentences(week: StripWeek): [string, string] {
  const { figures, unsettled, counted } = week;
  const done = figures.submitted + figures.late;
  const share =
    counted === null || unsettled === null
      ? '这周没过完，或那周里交的班不到 5 个，不合计。'
      : counted === 0
        ? '还没有班交。'
        : `不太平稳：${shareWords(unsettled, counted)}`;
  const words = weekWords(week.monday, week.weekNumber);
  return [`${words}，${figures.owed} 个班交了 ${done} 个。`, share];
}

interface HeatStripProps {
  strip: readonly StripWeek[];
  /** The week that the page shows. */
  monday: string;
}

/** Cells are too many for a thumb: the page has buttons for the week before and after. */
export function HeatStrip({ strip, monday }: HeatStripProps) {
  const label = strip.map((week) => weekSentences(week).join('')).join('；');
  const ends = new Set([strip[0]?.monday, strip.at(-1)?.monday, monday]);
  return (
    <View className="cm-heat" {...aria({ role: 'img', label })}>
      {strip.map((week) => (
        <View key={week.monday} className={`cm-heat-week${week.monday === monday ? ' on' : ''}`}>
          <View className={cellClass(week.heat)} />
          <View className="cm-heat-word">
            {ends.has(week.monday) ? (week.weekNumber ?? Number(week.monday.slice(8))) : ''}
          </View>
        </View>
      ))}
    </View>
  );
}
