/**
 * One import on the page: a page of one of its lists, compared when it has just come, written in calls of some seconds
 * while the page is in front. What the page leaves undone the clock goes on with.
 */
import { useEffect, useRef, useState } from 'react';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { usePageVisible } from '../../../lib/page-visible';
import { useLive } from '../../../lib/polling';
import type { OutputOf } from '../../../shared/action/contract';
import { staffBudget } from '../../../shared/polling/plan';
import {
  checkImport,
  decideImport,
  openImport,
  stepImport,
} from '../../../shared/roster-import/contracts';
import type { ImportView } from '../../../shared/roster-import/model';
import { useAct } from '../../../lib/use-act';
import { isAtWork } from '../parts/words';

export type Opened = OutputOf<typeof openImport>;
export type ListName = 'problems' | 'writes' | 'absent';

/** Somebody else is at work on it, or the way failed. */
const againAfterMs = 3_000;

export function useImport(importId: string) {
  const [list, setList] = useState<ListName | null>(null);
  const [page, setPage] = useState(0);
  // Until a tab is tapped, what matters most is shown.
  const [first, setFirst] = useState<ListName>('writes');
  const shown = list ?? first;
  const live = useLive(`import.${importId}.${shown}.${page}`, {
    budget: staffBudget,
    load: () => callAction(openImport, { importId, list: shown, page }),
    urgency: () => null,
  });
  const kept = useRef<Opened | undefined>(undefined);
  if (live.data !== undefined) kept.current = live.data;
  const opened = live.data ?? kept.current;
  const state = opened?.import.state;
  useEffect(() => setFirst(state === 'rejected' ? 'problems' : 'writes'), [state]);

  const { busy, act } = useAct(live.reload);
  useChecking(opened?.import, () => act(() => callAction(checkImport, { importId })));
  useWorking(opened?.import, live.reload);
  return {
    live,
    opened,
    busy,
    list: shown,
    page,
    show: (name: ListName) => {
      setList(name);
      setPage(0);
    },
    turn: setPage,
    check: () => act(() => callAction(checkImport, { importId })),
    decide: (view: ImportView, decision: 'commit' | 'undo' | 'drop') =>
      act(() => callAction(decideImport, { importId, version: view.version, decision })),
  };
}

export type ImportWork = ReturnType<typeof useImport>;

/** A file that has come is compared by itself, once. */
function useChecking(view: ImportView | undefined, check: () => void): void {
  const asked = useRef(false);
  const isDue = view?.state === 'uploaded';
  useEffect(() => {
    if (!isDue || asked.current) return;
    asked.current = true;
    check();
  });
}

/** While rows wait to be written or taken back: one call after the other. */
function useWorking(view: ImportView | undefined, reload: () => void): void {
  const visible = usePageVisible();
  const importId = view?.importId ?? '';
  const isDue = view !== undefined && isAtWork(view) && visible;
  useEffect(() => {
    if (!isDue) return undefined;
    let isOver = false;
    let version = -1;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const step = async () => {
      let pauseMs = againAfterMs;
      try {
        const { import: now } = await callAction(stepImport, { importId });
        // Nothing moved: another call holds it.
        if (now.version !== version) pauseMs = 0;
        ({ version } = now);
      } catch (thrown) {
        // The next try comes by itself; the network's banner says what is missing.
        if (asAppError(thrown).code === 'forbidden') return;
      }
      if (isOver) return;
      reload();
      timer = setTimeout(() => void step(), pauseMs);
    };
    void step();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isDue, importId, reload]);
}
