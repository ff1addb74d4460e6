import type { ReactNode } from 'react';
import { Tap } from '../../../ui/tap';

/** A chip that is on or off. */
export function ToggleChip(props: {
  id?: string;
  on: boolean;
  label?: string;
  role?: 'switch' | 'radio';
  onTap: () => void;
  children: ReactNode;
}) {
  return (
    <Tap
      id={props.id}
      role={props.role ?? 'switch'}
      className={`chip${props.on ? ' on' : ''}`}
      chosen={props.on}
      label={props.label}
      onTap={props.onTap}
    >
      {props.children}
    </Tap>
  );
}
