/** A look into the audit: asked with a reason, page after page. */
import { useState } from 'react';
import { useAct } from '../../lib/use-act';

interface PageOf<Entry> {
  entries: Entry[];
  more: boolean;
}

export function useLook<Entry, Found extends PageOf<Entry>>(
  ask: (reason: string, page: number) => Promise<Found>,
) {
  const [look, setLook] = useState<{ reason: string; page: number; found: Found } | null>(null);
  const { busy, act } = useAct(() => undefined);
  return {
    found: look?.found ?? null,
    busy,
    begin: (reason: string) =>
      act(async () => setLook({ reason, page: 0, found: await ask(reason, 0) })),
    goOn: () =>
      act(async () => {
        if (look === null) return;
        const page = look.page + 1;
        const next = await ask(look.reason, page);
        const entries = [...look.found.entries, ...next.entries];
        setLook({ ...look, page, found: { ...next, entries } });
      }),
    end: () => setLook(null),
  };
}
