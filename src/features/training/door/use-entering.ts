/** Entering a family by hand (T2): when every seat is taken, or others wait, the organiser is told, and decides. */
import { asAppError } from '../../../lib/app-error';
import { confirm } from '../../../lib/confirm';
import { useAct } from '../../../lib/use-act';

const questions: Partial<Record<string, { title: string; content: string }>> = {
  'room-full': { title: '座位都有人了', content: '这一家已经进来了吗？可以超出座位记上。' },
  'line-waits': {
    title: '还有家庭在排队',
    content: '还没开始，空座位按先后是排队的家庭的。还是先给这一家吗？',
  },
};

/** Whether the organiser writes the family down all the same; other refusals are nobody's to decide. */
async function isWritten(code: string): Promise<boolean> {
  const question = questions[code];
  if (question === undefined) return false;
  return confirm({ ...question, cancelText: '先不记', confirmText: '也记上' });
}

export function useEntering(afterwards: () => void) {
  const { busy, acted } = useAct(afterwards);
  const entered = (send: (over: boolean) => Promise<unknown>): Promise<boolean> =>
    acted(async () => {
      try {
        await send(false);
      } catch (thrown) {
        if (!(await isWritten(asAppError(thrown).code))) throw thrown;
        await send(true);
      }
    });
  return { busy, entered };
}
