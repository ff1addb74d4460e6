import { InvocationGate } from '../../../local-cloud/clock/invocation-gate';

/** Lets everything that can go on, go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('a move waits for the running invocations and later ones wait for the move', async () => {
  const gate = new InvocationGate();
  const events: string[] = [];
  const leaveFirst = await gate.enter();
  const leaveSecond = await gate.enter();
  const move = gate.move(() => events.push('moved'));
  const late = gate.enter().then((leave) => {
    events.push('late entered');
    leave();
  });
  leaveFirst();
  await settle();
  expect(events).toEqual([]);
  leaveSecond();
  await Promise.all([move, late]);
  expect(events).toEqual(['moved', 'late entered']);
});

test('several moves run one after another and none is lost', async () => {
  const gate = new InvocationGate();
  const events: number[] = [];
  const leave = await gate.enter();
  const moves = [1, 2, 3].map((number) => gate.move(() => events.push(number)));
  leave();
  leave();
  await Promise.all(moves);
  expect(events).toEqual([1, 2, 3]);
  (await gate.enter())();
});

test('a move that fails lets the others go on', async () => {
  const gate = new InvocationGate();
  const failing = gate.move(() => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  const leave = await gate.enter();
  leave();
  await expect(gate.move(() => 'moved')).resolves.toBe('moved');
});

test('random traffic: no move ever meets a running invocation, and all come to an end', async () => {
  const gate = new InvocationGate();
  let running = 0;
  let moves = 0;
  const work = Array.from({ length: 300 }, async (_, index) => {
    for (let step = 0; step < index % 7; step += 1) await Promise.resolve();
    if (index % 5 === 0) {
      await gate.move(() => {
        expect(running).toBe(0);
        moves += 1;
      });
      return;
    }
    const leave = await gate.enter();
    running += 1;
    for (let step = 0; step < index % 11; step += 1) await Promise.resolve();
    running -= 1;
    leave();
  });
  await Promise.all(work);
  expect(moves).toBe(60);
});
