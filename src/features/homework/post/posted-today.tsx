/** What the teacher's classes have today, to look at and to correct (H1). */
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { standingWords } from '../../../shared/homework/words';
import { Tap } from '../../../ui/tap';
import { PicturesLink } from '../parts/sheet-pictures';
import { sheetLines } from '../parts/words';
import type { Desk, Posting } from './use-posting';

const tooLate = '太晚了，今晚不再提醒年级组长。改到上限以内马上公布，或者下一个上课日再布置。';

export function PostedToday({ desk, posting }: { desk: Desk; posting: Posting }) {
  const given = desk.rows.filter(
    ({ subject, published, asked, standing }) =>
      subject === posting.subject && (published || asked || standing === 'none'),
  );
  if (given.length === 0) return null;
  return (
    <View className="card list">
      <View className="li head">今天的</View>
      {given.map((row) => {
        const { classId, className, standing, late, published, asked, corrections, colleague } =
          row;
        const sheet = asked?.sheet ?? published;
        const notes = [
          standingWords[standing],
          ...(colleague === null ? [] : [colleague]),
          ...(late ? ['迟'] : []),
          ...(corrections > 0 ? [`改过 ${corrections} 次`] : []),
        ];
        return (
          <View key={classId} className="li">
            <View className="grow">
              <View>{`${className} · ${notes.join(' · ')}`}</View>
              {(sheet ? sheetLines(sheet) : []).map((line) => (
                <View key={line} className="cap hw-task">
                  {line}
                </View>
              ))}
              <PicturesLink
                of={className}
                where={{ classId, date: desk.date, subject: row.subject }}
                ids={sheet?.pictures ?? []}
              />
              {standing === 'waiting' && asked?.heard === false ? (
                <View className="cap">{tooLate}</View>
              ) : null}
              {asked?.answer ? <View className="cap">{`退回理由：${asked.answer}`}</View> : null}
            </View>
            {sheet ? (
              <Tap
                className="btn s plain"
                label={`改 ${className}`}
                onTap={() => {
                  posting.correct(row);
                  void Taro.pageScrollTo({ scrollTop: 0 });
                }}
              >
                改
              </Tap>
            ) : null}
          </View>
        );
      })}
    </View>
  );
}
