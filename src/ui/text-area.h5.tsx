/** The browser's own text area: its label and its focus are where they belong. */
import { useEffect, useRef } from 'react';
import type { TextAreaProps } from './props';

function grow(area: HTMLTextAreaElement): void {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + 2}px`;
}

export function TextArea(props: TextAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    // A page that is still coming in has no width yet, and the text would seem tall.
    const watch = new ResizeObserver(() => grow(element));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <textarea
      ref={area}
      id={props.id}
      className={props.className}
      defaultValue={props.initial}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      rows={1}
      aria-label={props.label}
      onChange={(event) => {
        grow(event.target);
        props.onChange(event.target.value);
      }}
    />
  );
}
