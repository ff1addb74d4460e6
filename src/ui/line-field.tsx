/** One line of text or a figure. It keeps its own text; another `key` begins with another `initial`. */
import { Input } from '@tarojs/components';
import type { LineFieldProps } from './props';

export function LineField(props: LineFieldProps) {
  return (
    <Input
      id={props.id}
      className={props.className ?? 'line-field'}
      type={props.numeric === true ? 'number' : 'text'}
      password={props.secret === true}
      defaultValue={props.initial}
      placeholder={props.placeholder ?? ''}
      placeholderClass="field-hint"
      maxlength={props.maxLength}
      cursorSpacing={24}
      onInput={(event) => props.onChange(event.detail.value)}
      aria-label={props.label}
    />
  );
}
