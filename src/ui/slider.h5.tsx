/** The browser's own slider: its keys, its label and its focus are where they belong. */
import type { CSSProperties } from 'react';
import type { SliderProps } from './props';

export function Slider(props: SliderProps) {
  return (
    <input
      type="range"
      id={props.id}
      className="slider"
      min={0}
      max={props.most}
      step={props.step}
      value={props.value}
      aria-label={props.label}
      style={{ '--filled': `${(props.value / props.most) * 100}%` } as CSSProperties}
      onChange={(event) => props.onChange(Number(event.target.value))}
    />
  );
}
