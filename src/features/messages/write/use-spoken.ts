/** Speaking on the page where one writes: the words and choices that stand there go with the voice (M1). */
import { sameWords, type Words } from '../../../lib/drafts';
import { withdraw } from '../../../lib/send-queue';
import type { VoiceInput } from '../voice/kept-voice';
import { useVoice } from '../voice/use-voice';
import { nothing, type Writing } from './use-writing';

function inputOf({ text, face, newName, named, concerns = [] }: Words): VoiceInput {
  const words = text.trim();
  return {
    ...(newName ? { newName } : {}),
    ...(named === true ? { named } : {}),
    ...(words === '' ? {} : { text: words }),
    ...(face === null ? {} : { face }),
    ...(concerns.length === 0 ? {} : { concerns: [...concerns] }),
  };
}

/** All that stands on the page, unless it is on its way already or may have arrived: then the voice goes alone. */
function wordsToTake(personId: string, { unsent, sending, beside }: Writing): Words {
  if (unsent === undefined) return beside.wordsNow();
  if (unsent.mayHaveArrived || sending) return nothing;
  withdraw(personId, unsent.requestId);
  return beside.wordsNow();
}

export function useSpoken(personId: string, staysOnPhone: boolean, writing: Writing) {
  const voice = useVoice({
    personId,
    thread: 'new',
    staysOnPhone,
    onSent: ({ thread }, sent) => {
      // What was written since stays a draft.
      if (sameWords({ ...nothing, ...sent }, writing.beside.wordsNow()))
        writing.beside.clearWords();
      writing.beside.goTo(thread.threadId);
    },
  });
  return { ...voice, submit: () => voice.send(inputOf(wordsToTake(personId, writing))) };
}

export type Spoken = ReturnType<typeof useSpoken>;
