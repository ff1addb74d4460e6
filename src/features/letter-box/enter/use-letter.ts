/** A letter on its way from paper to the inbox: the same letter goes under the same request id. */
import { useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { callAction } from '../../../lib/cloud';
import { serverNowMs } from '../../../lib/clock';
import { newRequestId } from '../../../lib/ids';
import { tell } from '../../../lib/confirm';
import { useAct } from '../../../lib/use-act';
import { enterLetter } from '../../../shared/letter-box/contracts';
import { readPickUpCode } from '../../../shared/letter-box/pick-up-code';
import { toLocalDate, toLocalTime } from '../../../shared/time/instant';

export type Entered = OutputOf<typeof enterLetter>;

const mistyped = '取信码好像不对。对着纸条，再看一遍。';

export function useLetter() {
  const nowMs = serverNowMs();
  const letter = useRef({ code: '', text: '', requestId: newRequestId() });
  const [found, setFound] = useState({ date: toLocalDate(nowMs), time: toLocalTime(nowMs) });
  const [hasSlip, setHasSlip] = useState(true);
  const [empty, setEmpty] = useState(true);
  const [entered, setEntered] = useState<Entered>();
  const { busy, run } = useAct(() => undefined, tell);
  const change = (next: { code?: string; text?: string }) => {
    letter.current = { ...letter.current, ...next, requestId: newRequestId() };
    setEmpty(letter.current.text.trim() === '');
  };
  const save = async () => {
    const { code, text, requestId } = letter.current;
    const typed = readPickUpCode(code);
    if (hasSlip && typed === null) return tell(mistyped);
    const input = {
      ...(hasSlip && typed !== null ? { code: typed } : {}),
      text: text.trim(),
      found: { date: found.date, hour: Number(found.time.slice(0, 2)) },
    };
    const done = await run(() => callAction(enterLetter, input, { requestId }));
    if (done !== undefined) setEntered(done);
  };
  return {
    found,
    hasSlip,
    entered,
    busy,
    canSave: !empty && !busy,
    writeCode: (code: string) => change({ code }),
    writeText: (text: string) => change({ text }),
    chooseDay: (date: string) => {
      change({});
      setFound({ ...found, date });
    },
    chooseTime: (time: string) => {
      change({});
      setFound({ ...found, time });
    },
    chooseSlip: (has: boolean) => {
      change({});
      setHasSlip(has);
    },
    save: () => void save(),
    another: () => {
      letter.current = { code: '', text: '', requestId: newRequestId() };
      setEmpty(true);
      setEntered(undefined);
    },
  };
}

export type EnteringLetter = ReturnType<typeof useLetter>;
