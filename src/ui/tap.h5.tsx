/** A real button in the browser: keyboard, focus and role come with it. */
import type { PropsWithChildren } from 'react';
import type { TapProps } from './props';

export function Tap(props: PropsWithChildren<TapProps>) {
  const { role = 'button', chosen } = props;
  const state =
    chosen === undefined ? {} : { [role === 'tab' ? 'aria-selected' : 'aria-checked']: chosen };
  return (
    <button
      type="button"
      id={props.id}
      className={`tap ${props.className ?? ''}${props.disabled === true ? ' tap-off' : ''}`}
      disabled={props.disabled}
      role={role === 'button' ? undefined : role}
      aria-label={props.label}
      onClick={props.onTap}
      {...state}
    >
      {props.children}
    </button>
  );
}
