/** What happened in the class this week, from a list; how many it was about beneath. */
import { View } from '@tarojs/components';
import { eventKinds, type EventKind, type MoodEvent } from '../../../shared/class-mood/model';
import { eventWords } from '../../../shared/class-mood/words';
import { Stepper } from '../parts/stepper';
import { ToggleChip } from '../parts/toggle-chip';

interface EventsPartProps {
  classSize: number;
  events: readonly MoodEvent[];
  onChange: (events: MoodEvent[]) => void;
}

/** In the order of the list; nobody is no event. */
function withCount(events: readonly MoodEvent[], kind: EventKind, count: number): MoodEvent[] {
  const counts = new Map(events.map((event) => [event.kind, event.count]));
  counts.set(kind, count);
  return eventKinds.flatMap((one) => {
    const found = counts.get(one) ?? 0;
    return found > 0 ? [{ kind: one, count: found }] : [];
  });
}

export function EventsPart({ classSize, events, onChange }: EventsPartProps) {
  const countOf = (kind: EventKind) => events.find((event) => event.kind === kind)?.count ?? 0;
  return (
    <View className="cm-part">
      <View className="sub cm-part-title">这周班里发生过</View>
      <View className="cm-grid">
        {eventKinds.map((kind) => {
          const count = countOf(kind);
          return (
            <ToggleChip
              key={kind}
              id={`event-${kind}`}
              on={count > 0}
              onTap={() => onChange(withCount(events, kind, count > 0 ? 0 : 1))}
            >
              {count > 0 ? `${eventWords[kind]} ${count}` : eventWords[kind]}
            </ToggleChip>
          );
        })}
      </View>
      {events.length === 0 ? null : (
        <View className="card list">
          {events.map(({ kind, count }) => (
            <View key={kind} className="cm-row">
              <View className="grow">{eventWords[kind]}涉及几人</View>
              <Stepper
                id={`event-${kind}`}
                label={`${eventWords[kind]}涉及`}
                value={count}
                most={classSize}
                onChange={(value) => onChange(withCount(events, kind, value))}
              />
            </View>
          ))}
        </View>
      )}
    </View>
  );
}
