/** The browser's own field for a day. */
import type { DateFieldProps } from './props';

export function DateField({ label, value, from, onChange }: DateFieldProps) {
  return (
    <input
      type="date"
      className="time-field"
      aria-label={label}
      value={value}
      min={from}
      onChange={(event) => {
        // A field that is being typed into is empty for a moment.
        if (event.target.value !== '') onChange(event.target.value);
      }}
    />
  );
}
