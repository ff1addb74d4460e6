/** 线上课 (T2): read, look, answer; several sittings are fine. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { mention } from '../../../lib/confirm';
import type { LessonPart } from '../../../shared/training/model';
import type { LessonProgress } from '../../../shared/training/views';
import { dateText } from '../../../shared/training/words';
import { Banner } from '../../../ui/banner';
import { LiveState } from '../../../ui/live-state';
import { Picture } from '../../../ui/picture';
import { Tap } from '../../../ui/tap';
import { Checkpoint } from './checkpoint';
import { useLesson } from './use-lesson';

async function copy(address: string): Promise<void> {
  await Taro.setClipboardData({ data: address });
  mention('地址复制好了，用浏览器打开');
}

function Part({ part }: { part: LessonPart }) {
  if (part.kind === 'text') return <View className="tr-part">{part.text}</View>;
  if (part.kind === 'picture') {
    return (
      <View>
        <Picture className="tr-picture" src={part.address} says="" />
        <View className="cap">{part.says}</View>
      </View>
    );
  }
  return (
    <Tap className="btn s plain" onTap={() => void copy(part.address)}>
      {`复制地址：${part.says}`}
    </Tap>
  );
}

function statusOf({ doneOn, minutesLeft, passed }: LessonProgress, checkpoints: number): string {
  if (doneOn !== null) return `${dateText(doneOn)}学完了。想看随时可以再看。`;
  const left = checkpoints - passed.length;
  const time = minutesLeft > 0 ? `再看 ${minutesLeft} 分钟` : '时间够了';
  return `${time}${left > 0 ? `，还有 ${left} 道小题` : ''}。可以分几次看。`;
}

export function Lesson({ personId, lessonId }: { personId: string; lessonId: string }) {
  const { live, progress, answers, busy, answer } = useLesson(personId, lessonId);
  if (live.data === undefined || progress === undefined) return <LiveState live={live} />;
  const { lesson, parts, questions } = live.data;
  return (
    <View className="tr-stack">
      <View className="tr-head">
        <View className="drop" />
        <View className="sub">{`线上 · 至少 ${lesson.minMinutes} 分钟`}</View>
        <View className="tr-title">{lesson.title}</View>
        {lesson.summary === '' ? null : <View className="sub">{lesson.summary}</View>}
      </View>
      <Banner icon="clock" text={statusOf(progress, questions.length)} />
      <View className="card tr-stack">
        {parts.map((part, index) => (
          <Part key={index} part={part} />
        ))}
      </View>
      {questions.map(({ question, choices, answer: known }, index) => (
        <Checkpoint
          key={question}
          number={index + 1}
          question={question}
          choices={choices}
          known={known}
          answered={answers[index] ?? null}
          busy={busy}
          onChoose={(choice) => void answer(index, choice)}
        />
      ))}
    </View>
  );
}
