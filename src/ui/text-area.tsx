/**
 * A text area that grows with its text. It keeps its own text (nothing is drawn again on each key) and tells
 * every change; another `key` begins with another `initial`.
 */
import { Textarea } from '@tarojs/components';
import type { TextAreaProps } from './props';

export function TextArea(props: TextAreaProps) {
  return (
    <Textarea
      id={props.id}
      className={props.className}
      defaultValue={props.initial}
      placeholder={props.placeholder}
      placeholderClass="field-hint"
      maxlength={props.maxLength}
      autoHeight
      showConfirmBar={false}
      cursorSpacing={24}
      disableDefaultPadding
      onInput={(event) => props.onChange(event.detail.value)}
      aria-label={props.label}
    />
  );
}
