/** A slider with steps; the number stands beside it, in words of the page. slider.h5.tsx is the browser's own. */
import { Slider as NativeSlider } from '@tarojs/components';
import type { SliderProps } from './props';

export function Slider(props: SliderProps) {
  return (
    <NativeSlider
      id={props.id}
      className="slider"
      min={0}
      max={props.most}
      step={props.step}
      value={props.value}
      blockSize={24}
      activeColor="#1F6656"
      onChange={(event) => props.onChange(event.detail.value)}
      aria-label={props.label}
    />
  );
}
