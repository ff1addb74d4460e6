/** Pictures of the post being written (H1): each is sent as soon as it is taken, so that posting itself stays quick. */
import { useRef, useState } from 'react';
import { errorTexts } from '../../../shared/action/error-texts';
import { mostPictures } from '../../../shared/homework/model';
import { addPicture } from '../../../shared/homework/picture-contracts';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { mention } from '../../../lib/confirm';
import { newRequestId } from '../../../lib/ids';
import { partsOf, type Picked } from '../parts/fit-picture';
import { pickPictures } from '../parts/pick-pictures';

export interface PictureDraft {
  /** Of one taken here also what the cloud knows it by: tried again, it is the same picture. */
  key: string;
  pictureId: string | null;
  /** Where it lies on this phone; null for one that the post had already. */
  path: string | null;
  state: 'sending' | 'sent' | 'failed';
}

/** One call a part, in order; those that came before change nothing. The picture's id. */
async function sendParts(taken: string, base64: string): Promise<string> {
  const all = partsOf(base64);
  let id = '';
  for (const [part, bytes] of all.entries())
    id = (await callAction(addPicture, { taken, part, parts: all.length, bytes })).pictureId;
  return id;
}

const posted = (id: string): PictureDraft => ({
  key: id,
  pictureId: id,
  path: null,
  state: 'sent',
});

const isAdded =
  (known: readonly string[]) =>
  ({ pictureId }: PictureDraft) =>
    pictureId === null || !known.includes(pictureId);

export function usePictures() {
  const [pictures, setPictures] = useState<readonly PictureDraft[]>([]);
  const [picking, setPicking] = useState(false);
  /** Not shown, so not kept with what is. */
  const bytes = useRef(new Map<string, string>());

  const change = (key: string, part: Partial<PictureDraft>) =>
    setPictures((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));

  const send = async (key: string) => {
    change(key, { state: 'sending' });
    try {
      const pictureId = await sendParts(key, bytes.current.get(key) ?? '');
      change(key, { state: 'sent', pictureId });
    } catch (thrown) {
      const { code, text } = asAppError(thrown);
      mention(code === 'network' ? '没有网络，图片还没发出去' : text);
      change(key, { state: 'failed' });
    }
  };

  const picks = async (): Promise<Picked[]> => {
    setPicking(true);
    try {
      return await pickPictures(mostPictures - pictures.length);
    } catch {
      mention('相册没有打开，再试一次');
      return [];
    } finally {
      setPicking(false);
    }
  };

  const pick = async () => {
    const picked = await picks();
    const taken = picked.flatMap(({ path, bytes: base64 }) => {
      if (base64 === null) return [];
      const key = newRequestId();
      bytes.current.set(key, base64);
      return [{ key, path, pictureId: null, state: 'sending' as const }];
    });
    if (taken.length < picked.length) mention(errorTexts['homework-not-a-picture']);
    if (taken.length === 0) return;
    setPictures((all) => [...all, ...taken.slice(0, Math.max(0, mostPictures - all.length))]);
    for (const { key } of taken) await send(key);
  };

  return {
    pictures,
    canAdd: !picking && pictures.length < mostPictures,
    pick: () => void pick(),
    again: (key: string) => void send(key),
    remove: (key: string) => {
      bytes.current.delete(key);
      setPictures((all) => all.filter((one) => one.key !== key));
    },
    /** Begins with what a post shows already; empty: anew. */
    begin: (ids: readonly string[]) => {
      bytes.current.clear();
      setPictures(ids.map(posted));
    },
    /** The pictures of a colleague's post, then those of this page; `base`: what it showed of that post before. */
    goOn: (ids: readonly string[], base: readonly string[]) =>
      setPictures((all) => [...ids.map(posted), ...all.filter(isAdded([...ids, ...base]))]),
    /** Whether there are any but these. */
    hasMore: (base: readonly string[]) => pictures.some(isAdded(base)),
  };
}

export type Pictures = ReturnType<typeof usePictures>;
