/** What waited for the grade leader until its day was over (H2): said, so that nobody believes it was given. */
import { View } from '@tarojs/components';
import type { PassedPost } from '../../../shared/homework/passed';
import { subjectNames } from '../../../shared/people/subjects';
import { dateText } from './words';

interface PassedProps {
  passed: readonly (PassedPost & { teacherName?: string })[];
  /** What can be done about it. */
  hint: string;
}

export function Passed({ passed, hint }: PassedProps) {
  if (passed.length === 0) return null;
  return (
    <View id="passed" className="card hw-part">
      <View className="head">当天没等到答复的</View>
      {passed.map(({ classId, className, date, subject, teacherName, stands }) => (
        <View key={`${classId}.${date}.${subject}`} className="sub">
          {[
            dateText(date),
            `${className}${subjectNames[subject]}`,
            ...(teacherName === undefined ? [] : [teacherName]),
            stands ? '家长看到的是改之前的' : '没有公布',
          ].join(' · ')}
        </View>
      ))}
      <View className="cap">{hint}</View>
    </View>
  );
}
