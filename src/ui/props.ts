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

export interface SliderProps {
  id: string;
  label: string;
  value: number;
  step: number;
  most: number;
  onChange: (value: number) => void;
}

export interface TimeFieldProps {
  id?: string;
  label: string;
  /** `HH:mm`. */
  value: string;
  onChange: (time: string) => void;
}

export interface DateFieldProps {
  label: string;
  /** `YYYY-MM-DD`. */
  value: string;
  /** The first day that can be chosen. */
  from: string;
  onChange: (date: string) => void;
}

export interface LineFieldProps {
  id: string;
  label: string;
  initial: string;
  placeholder?: string;
  maxLength: number;
  numeric?: boolean;
  /** Shown as dots. */
  secret?: boolean;
  className?: string;
  onChange: (text: string) => void;
}

export interface PictureProps {
  src: string;
  /** What it shows; empty where that stands beside it. */
  says: string;
  className: string;
  /** Fills the room its class gives it, cut at the sides; otherwise as high as its width makes it. */
  fills?: boolean;
  onError?: () => void;
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
