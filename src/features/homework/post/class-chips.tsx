/** Which subject and classes a post is for, and where each of them stands (H1). */
import { View } from '@tarojs/components';
import { standingWords } from '../../../shared/homework/words';
import { subjectNames } from '../../../shared/people/subjects';
import { Segmented } from '../../../ui/segmented';
import { Tap } from '../../../ui/tap';
import { dateText } from '../parts/words';
import { subjectsOf, type Desk, type Posting } from './use-posting';

export function ClassChips({ desk, posting }: { desk: Desk; posting: Posting }) {
  const taught = subjectsOf(desk);
  const last = posting.chosen.map((row) => row.last).find((one) => one !== null);
  return (
    <View className="hw-part">
      {taught.length > 1 ? (
        <Segmented
          kind="radiogroup"
          label="哪一科"
          options={taught.map((subject) => ({ value: subject, label: subjectNames[subject] }))}
          value={posting.subject}
          onChange={posting.setSubject}
        />
      ) : null}
      <View className="sub hw-pad">{`${subjectNames[posting.subject]}，给哪些班`}</View>
      <View className="hw-chips">
        {posting.rows.map(({ classId, className, standing }) => {
          const on = posting.classIds.includes(classId);
          return (
            <Tap
              key={classId}
              role="switch"
              className={`chip${on ? ' on' : ''}`}
              chosen={on}
              onTap={() => posting.toggleClass(classId)}
            >
              {`${className} ${standingWords[standing]}`}
            </Tap>
          );
        })}
      </View>
      <View className="hw-hold">
        {last ? (
          <Tap id="copy" className="btn s soft" onTap={() => void posting.copy(last.sheet)}>
            {`照抄上一次（${dateText(last.date)}）`}
          </Tap>
        ) : null}
      </View>
    </View>
  );
}
