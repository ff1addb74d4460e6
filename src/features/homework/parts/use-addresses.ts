/** Where a post's pictures lie for the next minutes (H1): asked once, and again when it failed or grew old. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { pictureAddressSeconds, sheetPictures } from '../../../shared/homework/picture-contracts';
import type { Subject } from '../../../shared/people/subjects';
import { callAction } from '../../../lib/cloud';
import { serverNowMs } from '../../../lib/clock';
import { onNetworkReturn } from '../../../lib/network';

/** One subject of one class's day. */
export interface Where {
  classId: string;
  date: string;
  subject: Subject;
}

export type Addresses = ReadonlyMap<string, string>;

/** An address is not opened in its last two minutes. */
const freshForMs = (pictureAddressSeconds - 120) * 1_000;

interface Asked {
  of: string;
  addresses: Addresses | null;
  failed: boolean;
}

/** Addresses of `ids`; nothing is asked while there are none, or where all of them are `known` already. */
export function useAddresses(
  { classId, date, subject }: Where,
  ids: readonly string[],
  known: Addresses = none,
) {
  const of = [classId, date, subject, ...ids].join(' ');
  const [asked, setAsked] = useState<Asked>(() => begun(of, ids, known));
  const latest = useRef(of);
  latest.current = of;
  const askedAtMs = useRef(serverNowMs());
  const now = asked.of === of ? asked : begun(of, ids, known);
  const wanted = ids.length > 0 && now.addresses === null && !now.failed;

  const load = useCallback(async (): Promise<Addresses | null> => {
    try {
      const { pictures } = await callAction(sheetPictures, { classId, date, subject });
      if (latest.current !== of) return null;
      const addresses = new Map(pictures.map(({ pictureId, url }) => [pictureId, url]));
      askedAtMs.current = serverNowMs();
      setAsked({ of, addresses, failed: false });
      return addresses;
    } catch {
      // Whatever it was, the tile says that it did not open and offers another try.
      if (latest.current === of) setAsked({ of, addresses: null, failed: true });
      return null;
    }
  }, [of, classId, date, subject]);

  useEffect(() => {
    if (wanted) void load();
  }, [load, wanted]);
  const missing = now.addresses !== null && ids.some((id) => !now.addresses?.has(id));
  const failed = now.failed || missing;
  /** Begins anew, which asks. */
  const again = useCallback(() => setAsked({ of, addresses: null, failed: false }), [of]);
  useEffect(() => (failed ? onNetworkReturn(again) : undefined), [failed, again]);

  return {
    addresses: failed ? null : now.addresses,
    failed,
    again,
    /** A picture that did not come, though its address is known. */
    broke: () => setAsked({ of, addresses: null, failed: true }),
    /** Addresses that hold for a while yet. */
    fresh: (): Promise<Addresses | null> =>
      serverNowMs() - askedAtMs.current < freshForMs ? Promise.resolve(now.addresses) : load(),
  };
}

const none: Addresses = new Map();

/** What came with the page is kept: another address of the same picture would load it anew. */
function begun(of: string, ids: readonly string[], known: Addresses): Asked {
  const addresses = ids.every((id) => known.has(id)) ? known : null;
  return { of, addresses, failed: false };
}
