/** The browser plays it from memory: demonstration and tests. */
import type { Sound } from './sound';

const types = { mp3: 'audio/mpeg', wav: 'audio/wav' } as const;

export function playSound({ kind, bytes }: Sound, onEnd: (heard: boolean) => void): () => void {
  const audio = new Audio(`data:${types[kind]};base64,${bytes}`);
  let isOver = false;
  const over = (heard: boolean) => {
    if (isOver) return;
    isOver = true;
    audio.pause();
    onEnd(heard);
  };
  audio.onended = () => over(true);
  audio.onerror = () => over(false);
  audio.play().catch(() => over(false));
  return () => over(true);
}
