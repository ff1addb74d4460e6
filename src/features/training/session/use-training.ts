/** One session as a family has it: its own place, and what can be done with it. */
import { useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { asAppError } from '../../../lib/app-error';
import { useLive, type Live } from '../../../lib/polling';
import { studentBudget } from '../../../shared/polling/plan';
import type { OwnPlace } from '../../../shared/training/views';
import {
  keepPlace,
  openSession,
  signUpFamily,
  withdrawFamily,
} from '../../../shared/training/family-contracts';

type Opened = OutputOf<typeof openSession>;

export interface Training {
  personId: string;
  live: Live<Opened>;
  /** What the stepper shows. */
  persons: number;
  setPersons: (persons: number) => void;
  busy: boolean;
  signUp: () => void;
  withdraw: () => void;
  keep: () => void;
}

/** What the answer to a sign-up or a yes means, in a word that passes. */
function wordOf({ session: { mine, takenBack } }: Opened): string {
  // The phone asked again for what was done before, and the place has gone meanwhile.
  if (mine === null) return takenBack ? '另一位家长取消了报名' : '现在没有报名';
  if (mine.state === 'waiting') return `座位满了，排在第 ${mine.inLine ?? 1} 位`;
  return `报好了，${mine.persons} 人`;
}

function leftWord(left: OwnPlace | null): string {
  if (left?.mayChange === false) return '分开了，可以自己报名';
  return left?.state === 'waiting' ? '不再排队了' : '取消好了，座位空出来了';
}

export function useTraining(personId: string, sessionId: string): Training {
  const [chosen, setChosen] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const live = useLive<Opened>(`training.${personId}.${sessionId}`, {
    budget: studentBudget,
    load: () => callAction(openSession, { sessionId }),
    urgency: (shown) => (shown?.session.mine?.state === 'waiting' ? 'waiting' : 'idle'),
  });
  const mine = live.data?.session.mine ?? null;
  // A place that is only added to is the other parent's number, not one's own.
  const persons = chosen ?? (mine?.mayAdd === true ? 1 : (mine?.persons ?? 1));
  const act = async (work: () => Promise<Opened>, word = wordOf) => {
    setBusy(true);
    try {
      const answer = await work();
      live.put(answer);
      setChosen(null);
      mention(word(answer));
    } catch (thrown) {
      const { code, text } = asAppError(thrown);
      // The other parent's number is looked at before one's own is said again.
      if (code === 'family-changed') setChosen(null);
      mention(text);
      live.reload();
    } finally {
      setBusy(false);
    }
  };
  return {
    personId,
    live,
    persons,
    setPersons: setChosen,
    busy,
    signUp: () => {
      const wish = { sessionId, persons, seenPersons: mine?.persons ?? null };
      void act(() => callAction(signUpFamily, wish));
    },
    withdraw: () =>
      void act(
        () => callAction(withdrawFamily, { sessionId }),
        () => leftWord(mine),
      ),
    keep: () => void act(() => callAction(keepPlace, { sessionId })),
  };
}
