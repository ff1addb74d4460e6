import { useMinute } from '../../../lib/clock';
import { dueParts } from '../class-words';
import { Dotted } from './dotted';

/** When a form is due and what is left; breaks at the dot only. */
export function DueText({ dueAtMs }: { dueAtMs: number }) {
  return <Dotted words={dueParts(dueAtMs, useMinute())} />;
}
