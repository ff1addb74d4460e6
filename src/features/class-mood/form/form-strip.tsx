/** Which class and week, by when, and the one tap for a week without anything unusual. */
import { View } from '@tarojs/components';
import type { FormView } from '../../../shared/class-mood/teacher-contracts';
import { useMinute } from '../../../lib/clock';
import { Tap } from '../../../ui/tap';
import { instantWords, weekWords } from '../class-words';
import { Dotted } from '../parts/dotted';
import { DueText } from '../parts/due-text';

interface FormStripProps {
  view: FormView;
  /** Null: it is not offered. */
  onQuiet: (() => void) | null;
  busy: boolean;
}

function Due({ view }: { view: FormView }) {
  const nowMs = useMinute();
  const { dueAtMs, state, submitted } = view;
  if (submitted !== null)
    return <>{`${state === 'late' ? '迟交' : '已交'} · ${instantWords(submitted.atMs, nowMs)}`}</>;
  if (dueAtMs === null) return <>这周不用交</>;
  return <DueText dueAtMs={dueAtMs} />;
}

export function FormStrip({ view, onQuiet, busy }: FormStripProps) {
  return (
    <View className="strip tall cm-strip">
      <View className="grow">
        <View className="head">
          <Dotted words={[view.className, weekWords(view.monday, view.weekNumber)]} />
        </View>
        <View className="cap">
          <Due view={view} />
        </View>
      </View>
      {onQuiet === null ? null : (
        <Tap id="quiet" className="btn s plain" disabled={busy} onTap={onQuiet}>
          本周无异常
        </Tap>
      )}
    </View>
  );
}
