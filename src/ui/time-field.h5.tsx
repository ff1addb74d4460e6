/** The browser's own field for a time of the day. */
import type { TimeFieldProps } from './props';

export function TimeField({ id, label, value, onChange }: TimeFieldProps) {
  return (
    <input
      type="time"
      id={id}
      className="time-field"
      aria-label={label}
      value={value}
      onChange={(event) => {
        // A field that is being typed into is empty for a moment.
        if (event.target.value !== '') onChange(event.target.value);
      }}
    />
  );
}
