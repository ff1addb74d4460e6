/** The browser's own field: its label and its focus are where they belong. */
import type { LineFieldProps } from './props';

export function LineField(props: LineFieldProps) {
  return (
    <input
      id={props.id}
      className={props.className ?? 'line-field'}
      type={props.secret === true ? 'password' : 'text'}
      inputMode={props.numeric === true ? 'numeric' : 'text'}
      defaultValue={props.initial}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      aria-label={props.label}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
