import { View } from '@tarojs/components';
import { Tap } from '../../../ui/tap';
import { TimeField } from '../../../ui/time-field';

export interface Window {
  start: string;
  end: string;
}

interface PatternRowProps {
  name: string;
  windows: readonly Window[];
  onChange: (windows: readonly Window[]) => void;
}

const afternoon: Window = { start: '12:00', end: '17:00' };
const morning: Window = { start: '08:00', end: '11:30' };
/** As many as the cloud takes for one day. */
const mostPieces = 4;

/** Every piece ends after it begins. */
export function areWhole(windows: readonly Window[]): boolean {
  return windows.every(({ start, end }) => start < end);
}

/** A day: not there, or from when until when, in one or more pieces. */
export function PatternRow({ name, windows, onChange }: PatternRowProps) {
  const change = (index: number, patch: Partial<Window>) =>
    onChange(windows.map((one, at) => (at === index ? { ...one, ...patch } : one)));
  const more = () => onChange([...windows, windows.length === 0 ? afternoon : morning]);
  return (
    <View className="hours">
      <View className="hours-row">
        <View className="grow">
          {name}
          {windows.length === 0 ? '，不在' : ''}
        </View>
        {windows.length < mostPieces ? (
          <Tap className="hide bare" label={`${name}加一段`} onTap={more}>
            加一段
          </Tap>
        ) : null}
      </View>
      {windows.map((window, index) => (
        <View key={index} className="hours-row">
          <TimeField
            label={`${name}从`}
            value={window.start}
            onChange={(start) => change(index, { start })}
          />
          <View>到</View>
          <TimeField
            label={`${name}到`}
            value={window.end}
            onChange={(end) => change(index, { end })}
          />
          <Tap
            className="hide bare"
            label={`${name}去掉这一段`}
            onTap={() => onChange(windows.filter((_, at) => at !== index))}
          >
            去掉
          </Tap>
        </View>
      ))}
    </View>
  );
}
