import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { minutesOf, timeOf, type Stretch } from '../../../shared/bookings/hours';
import { Icon } from '../../../ui/icon';
import { Tap } from '../../../ui/tap';
import { TimeField } from '../../../ui/time-field';

export interface Window {
  start: string;
  end: string;
}

interface PatternRowProps {
  /** Beside the times, in two characters a line. */
  short: string;
  /** What a screen reader says. */
  name: string;
  windows: readonly Window[];
  /** What a first piece begins with. */
  usual: Stretch;
  onChange: (windows: readonly Window[]) => void;
}

/** As many as the cloud takes for one day. */
const mostPieces = 4;
const roundTo = 10;

/** Every piece ends after it begins. */
export function areWhole(windows: readonly Window[]): boolean {
  return windows.every(({ start, end }) => start < end);
}

/** One piece more: the usual hours, then what is left of them after the last piece, else the last piece in two. */
function withOneMore(windows: readonly Window[], usual: Stretch): Window[] {
  const last = windows.at(-1);
  if (last === undefined) return [{ ...usual }];
  if (last.end < usual.end) return [...windows, { start: last.end, end: usual.end }];
  const middle = (minutesOf(last.start) + minutesOf(last.end)) / 2;
  const half = timeOf(Math.round(middle / roundTo) * roundTo);
  return [
    ...windows.slice(0, -1),
    { start: last.start, end: half },
    { start: half, end: last.end },
  ];
}

interface PieceProps {
  name: string;
  window: Window;
  onChange: (patch: Partial<Window>) => void;
  onRemove: () => void;
}

function Piece({ name, window, onChange, onRemove, children }: PropsWithChildren<PieceProps>) {
  return (
    <View className="hours-piece">
      <TimeField
        label={`${name}从`}
        value={window.start}
        onChange={(start) => onChange({ start })}
      />
      <View className="hours-dash">–</View>
      <TimeField label={`${name}到`} value={window.end} onChange={(end) => onChange({ end })} />
      <View className={`hours-end${children === null ? ' alone' : ''}`}>
        <Tap className="ib" label={`${name}去掉这一段`} onTap={onRemove}>
          <Icon name="cross" size="s" />
        </Tap>
        {children}
      </View>
    </View>
  );
}

/** A day: not there, or from when until when, in one or more pieces. */
export function PatternRow({ short, name, windows, usual, onChange }: PatternRowProps) {
  const change = (index: number, patch: Partial<Window>) =>
    onChange(windows.map((one, at) => (at === index ? { ...one, ...patch } : one)));
  const more = () => onChange(withOneMore(windows, usual));
  const add = (
    <Tap className="ib more" label={`${name}加一段`} onTap={more}>
      <Icon name="plus" size="s" />
    </Tap>
  );
  return (
    <View className="hours">
      <View className="hours-name">{short}</View>
      <View className="hours-pieces">
        {windows.length === 0 ? (
          <View className="hours-piece">
            <View className="hours-away">不在</View>
            <View className="hours-end">{add}</View>
          </View>
        ) : (
          windows.map((window, index) => (
            <Piece
              key={index}
              name={name}
              window={window}
              onChange={(patch) => change(index, patch)}
              onRemove={() => onChange(windows.filter((_, at) => at !== index))}
            >
              {index === windows.length - 1 && windows.length < mostPieces ? add : null}
            </Piece>
          ))
        )}
      </View>
    </View>
  );
}
