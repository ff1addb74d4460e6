/** Six figures of a passcode (G1), and what is said when it is closed. */
import { LineField } from '../../../ui/line-field';

const length = 6;

export const closedWords = {
  today: '今天试了太多次，明天可以再试。着急的话，请班主任帮你重设。',
  reset: '口令锁住了，请班主任帮你重设。',
} as const;

export function Figures(props: {
  id: string;
  label: string;
  /** Null while it is not whole. */
  onWhole: (figures: string | null) => void;
}) {
  return (
    <LineField
      id={props.id}
      className="pe-passcode"
      label={props.label}
      initial=""
      maxLength={length}
      numeric
      secret
      onChange={(typed) => props.onWhole(/^\d{6}$/.test(typed) ? typed : null)}
    />
  );
}
