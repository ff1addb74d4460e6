/** Entering a family by hand (T2): when every seat is taken the organiser is told, and decides. */
import { asAppError } from '../../../lib/app-error';
import { confirm } from '../../../lib/confirm';
import { useAct } from '../parts/use-act';

async function isInTheRoom(): Promise<boolean> {
  return confirm({
    title: '座位都有人了',
    content: '这一家已经进来了吗？可以超出座位记上。',
    cancelText: '先不记',
    confirmText: '也记上',
  });
}

export function useEntering(afterwards: () => void) {
  const { busy, acted } = useAct(afterwards);
  const entered = (send: (over: boolean) => Promise<unknown>): Promise<boolean> =>
    acted(async () => {
      try {
        await send(false);
      } catch (thrown) {
        if (asAppError(thrown).code !== 'room-full' || !(await isInTheRoom())) throw thrown;
        await send(true);
      }
    });
  return { busy, entered };
}
