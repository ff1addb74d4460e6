/** What may truthfully be said beside the choices, asked when they are opened (W9). */
import { useEffect, useState } from 'react';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { concernChoices } from '../../../shared/messages/concern-contracts';
import type { ConcernFacts } from '../../../shared/messages/concern-words';

export interface Choices {
  facts: ConcernFacts | null;
  /** Why they are not there. */
  problem: string | null;
  again: () => void;
}

export function useChoices(): Choices {
  const [facts, setFacts] = useState<ConcernFacts | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isHere = true;
    setProblem(null);
    callAction(concernChoices, {})
      .then((found) => {
        if (isHere) setFacts(found);
      })
      .catch((thrown: unknown) => {
        if (isHere) setProblem(asAppError(thrown).text);
      });
    return () => {
      isHere = false;
    };
  }, [round]);
  return { facts, problem, again: () => setRound((last) => last + 1) };
}
