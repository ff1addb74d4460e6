/** The whole chain, a hundred links at a time, then a file. */
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { saveFile } from '../../../lib/save-file';
import { useAct } from '../../../lib/use-act';
import { exportAuditChain } from '../../../shared/audit/contracts';

export function useExport() {
  const [done, setDone] = useState(0);
  const { busy, act } = useAct(() => setDone(0));
  const run = (reason: string) =>
    act(async () => {
      const lines: string[] = [];
      for (let afterSeq = 0, ends = false; !ends;) {
        const { links } = await callAction(exportAuditChain, { afterSeq, reason });
        lines.push(...links.map((link) => JSON.stringify(link)));
        afterSeq = links.at(-1)?.seq ?? afterSeq;
        ends = links.length === 0;
        setDone(lines.length);
      }
      await saveFile('audit-entries.jsonl', `${lines.join('\n')}\n`, 'utf8');
    });
  return { run, done, busy };
}
