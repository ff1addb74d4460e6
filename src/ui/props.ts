/** Props of components that exist twice: for WeChat, and for the browser (`.h5`). */

export interface TapProps {
  className?: string;
  onTap: () => void;
  /** What a screen reader says; needed where the content is a drawing. */
  label?: string;
  role?: 'button' | 'radio' | 'tab' | 'switch' | 'link';
  /** For radio, tab and switch. */
  chosen?: boolean;
  disabled?: boolean;
  id?: string;
}

export interface TextAreaProps {
  id?: string;
  className: string;
  initial: string;
  label: string;
  placeholder: string;
  maxLength: number;
  onChange: (text: string) => void;
}

export interface TimeFieldProps {
  label: string;
  /** `HH:mm`. */
  value: string;
  onChange: (time: string) => void;
}

export interface NavBarProps {
  title: string;
  isTab: boolean;
}

export interface Aria {
  role:
    | 'main'
    | 'heading'
    | 'alert'
    | 'status'
    | 'img'
    | 'radiogroup'
    | 'tablist'
    | 'dialog'
    | 'log'
    | 'list'
    | 'listitem';
  label?: string;
}
