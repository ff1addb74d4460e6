/** A session as its organiser makes it (T1): from a template, an earlier one, or its own fields. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { useLive } from '../../../lib/polling';
import { staffBudget } from '../../../shared/polling/plan';
import { addDays, toLocalDate } from '../../../shared/time/instant';
import { trainingPlan } from '../../../shared/training/organiser-contracts';
import { sessionTemplates } from '../../../shared/training/templates';
import type { PlannedSession } from '../../../shared/training/views';
import { LiveState } from '../../../ui/live-state';
import { Tap } from '../../../ui/tap';
import { SessionForm, type SessionFields } from './session-form';

function fieldsOf(session: PlannedSession): SessionFields {
  const { title, speaker, place, arrival, steps, date, start, end, capacity, grades } = session;
  return { title, speaker, place, arrival, steps, date, start, end, capacity, grades };
}

interface StartProps {
  earlier: readonly PlannedSession[];
  date: string;
  onStart: (fields: SessionFields) => void;
}

const noPlace = { speaker: '', place: '', arrival: '', grades: [] };

/** Templates first; what was held before is one too. */
function Start({ earlier, date, onStart }: StartProps) {
  return (
    <View className="tr-stack">
      <View className="head">从哪里开始</View>
      <View className="card list">
        {sessionTemplates.map((template) => (
          <Tap
            key={template.title}
            className="li"
            onTap={() => onStart({ ...noPlace, ...template, date })}
          >
            <View className="grow">
              <View>{template.title}</View>
              <View className="cap">{`模板 · ${template.capacity} 个座位`}</View>
            </View>
          </Tap>
        ))}
        {earlier.map((session) => (
          <Tap
            key={session.sessionId}
            className="li"
            onTap={() => onStart({ ...fieldsOf(session), date })}
          >
            <View className="grow">
              <View>{session.title}</View>
              <View className="cap">照上一次的来</View>
            </View>
          </Tap>
        ))}
      </View>
    </View>
  );
}

export function EditSession({
  personId,
  sessionId,
}: {
  personId: string;
  sessionId: string | null;
}) {
  const [fresh, setFresh] = useState<SessionFields | null>(null);
  const today = toLocalDate(useMinute());
  const live = useLive(`training-plan.${personId}`, {
    budget: staffBudget,
    load: () => callAction(trainingPlan, {}),
    urgency: () => null,
  });
  if (live.data === undefined) return <LiveState live={live} />;
  const { sessions, grades } = live.data;
  const known = sessions.find((session) => session.sessionId === sessionId);
  if (known !== undefined)
    return <SessionForm known={known} fields={fieldsOf(known)} grades={grades} />;
  if (fresh !== null) return <SessionForm known={null} fields={fresh} grades={grades} />;
  // What began as a template is offered as one.
  const earlier = sessions.filter(({ title }) =>
    sessionTemplates.every((template) => template.title !== title),
  );
  return <Start earlier={earlier} date={addDays(today, 7)} onStart={setFresh} />;
}
