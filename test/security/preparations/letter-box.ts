/** What must be there before an allowed call of the letter box or a terminal can succeed (M1). */
import { makeTerminal, writeLetter } from '../../../src/shared/letter-box/terminal-contracts';
import type { ActionName } from '../examples';
import type { LetterObjects } from '../examples/letter-box';
import type { MatrixWorld } from '../matrix-world';
import type { Preparation } from '../preparations';
import { accessPerson, type SchoolId } from '../test-accounts';

const text = '老师，我没有手机。';

async function newTerminal(matrix: MatrixWorld, schoolId: SchoolId) {
  const maker = await matrix.world.as(matrix.actor(schoolId, 'lead-counsellor'));
  const { terminal, code } = await maker.call(makeTerminal, { name: '图书馆二楼' });
  return { terminalId: terminal.terminalId, terminalCode: code };
}

export async function makeLetterObjects(
  matrix: MatrixWorld,
  schoolId: SchoolId,
): Promise<LetterObjects> {
  const terminal = await matrix.world.as(matrix.accounts.of(schoolId, 'terminal'));
  const { code } = await terminal.call(writeLetter, { text });
  return { pickUpCode: code ?? '', ...(await newTerminal(matrix, schoolId)) };
}

export function letterPreparations(
  matrix: () => MatrixWorld,
): Partial<Record<ActionName, Preparation>> {
  let last = 0;
  /** A device of its own each time: what one asks for is nothing of the other's. */
  const device = async () => {
    last += 1;
    const person = accessPerson(`demo-terminal-${last}`, 'demo', 'terminal');
    const [added] = await matrix().accounts.add(`openid-of-terminal-${last}`, [person]);
    if (!added) throw new Error('the terminal was made');
    return added;
  };
  return {
    'letters.enter': async (role) => ({
      person: role === 'counsellor' ? await matrix().onDuty('demo') : matrix().actor('demo', role),
      objects: {},
    }),
    'letters.write': async () => ({ person: await device(), objects: {} }),
    'letters.collect': async () => {
      const person = await device();
      const { code } = await (await matrix().world.as(person)).call(writeLetter, { text });
      return { person, objects: { pickUpCode: code ?? '' } };
    },
    'terminals.revoke': async (role) => ({
      person: matrix().actor('demo', role),
      objects: await newTerminal(matrix(), 'demo'),
    }),
    'terminals.enrol': async () => ({
      person: matrix().accounts.newcomer(),
      objects: await newTerminal(matrix(), 'demo'),
    }),
  };
}
