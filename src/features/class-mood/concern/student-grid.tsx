/** The class by name: one tap chooses. Who is on the form already is marked. */
import { View } from '@tarojs/components';
import type { Concern } from '../../../shared/class-mood/model';
import type { FormView } from '../../../shared/class-mood/teacher-contracts';
import { Banner } from '../../../ui/banner';
import { Tap } from '../../../ui/tap';

interface StudentGridProps {
  view: FormView;
  concerns: readonly Concern[];
  isFull: boolean;
  onChoose: (studentId: string) => void;
}

export function StudentGrid({ view, concerns, isFull, onChoose }: StudentGridProps) {
  const listed = new Set([
    ...concerns.map(({ studentId }) => studentId),
    ...view.carried.map(({ studentId }) => studentId),
  ]);
  return (
    <>
      {isFull ? <Banner text="这周要关心的同学已经很多了，先和心理中心当面说一说。" /> : null}
      <View className="sub cm-part-title">这周想关心谁</View>
      <View className="cm-grid">
        {view.students.map(({ personId, name }) => (
          <Tap
            key={personId}
            className={`chip${listed.has(personId) ? ' on' : ''}`}
            disabled={isFull && !listed.has(personId)}
            onTap={() => onChoose(personId)}
          >
            {name}
          </Tap>
        ))}
      </View>
    </>
  );
}
