/** 轮流值班: one colleague a week, in this order; the first has this week. */
import { View } from '@tarojs/components';
import { Tap } from '../../../ui/tap';
import type { Colleague } from './use-plan';

interface TurnsProps {
  colleagues: readonly Colleague[];
  personIds: readonly string[];
  onChange: (personIds: string[]) => void;
}

export function Turns({ colleagues, personIds, onChange }: TurnsProps) {
  const nameOf = (id: string) =>
    colleagues.find(({ personId }) => personId === id)?.name ?? '已离开';
  const rest = colleagues.filter(({ personId }) => !personIds.includes(personId));
  const raise = (place: number) => {
    const next = [...personIds];
    const [one] = next.splice(place, 1);
    if (one !== undefined) next.splice(place - 1, 0, one);
    onChange(next);
  };
  return (
    <View className="card du-stack">
      <View className="head">轮流值班</View>
      <View className="sub">一周一位，按这个顺序。排第一的值这一周。</View>
      {personIds.map((id, place) => (
        <View key={id} className="du-turn">
          <View className="du-number">{place + 1}</View>
          <View className="grow">{nameOf(id)}</View>
          {place === 0 ? null : (
            <Tap
              id={`raise-${id}`}
              className="btn s plain"
              label={`${nameOf(id)}往前`}
              onTap={() => raise(place)}
            >
              往前
            </Tap>
          )}
          <Tap
            id={`drop-${id}`}
            className="btn s plain"
            label={`${nameOf(id)}不排`}
            onTap={() => onChange(personIds.filter((one) => one !== id))}
          >
            不排
          </Tap>
        </View>
      ))}
      {rest.length === 0 ? null : <View className="sub">加上：</View>}
      <View className="wrap">
        {rest.map(({ personId, name, reachable }) => (
          <Tap
            key={personId}
            id={`add-${personId}`}
            className="chip"
            label={`加上${name}`}
            onTap={() => onChange([...personIds, personId])}
          >
            {reachable ? name : `${name}（没有手机号）`}
          </Tap>
        ))}
      </View>
    </View>
  );
}
