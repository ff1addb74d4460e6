import { resultOf, startFixtureCloud, type FixtureCloud } from './fixture-cloud';

let fixture: FixtureCloud;
beforeAll(async () => {
  fixture = await startFixtureCloud();
});
afterAll(() => fixture.dispose());

const addDocuments = (run: string, count: number) =>
  fixture.cloud.call('probe', { act: 'addDocuments', run, count });

async function stepsOf(run: string): Promise<unknown[]> {
  const { steps = [] } = await fixture.cloud.dump();
  return steps.filter((step) => step['run'] === run).map((step) => step['number']);
}

test('a kill before the third admin call leaves exactly two done, and the next call works', async () => {
  await fixture.cloud.orderFaults({ kill: { function: 'probe', atAdminCall: 3 } });
  expect(await addDocuments('before', 5)).toMatchObject({ errCode: -504002 });
  expect(await stepsOf('before')).toEqual([1, 2]);
  expect(resultOf(await addDocuments('next', 5))).toBe('done');
  expect(await stepsOf('next')).toEqual([1, 2, 3, 4, 5]);
});

test('a kill after the third admin call leaves exactly three done', async () => {
  await fixture.cloud.orderFaults({ kill: { function: 'probe', atAdminCall: 3, after: true } });
  expect(await addDocuments('after', 5)).toMatchObject({ errCode: -504002 });
  expect(await stepsOf('after')).toEqual([1, 2, 3]);
});

test('a sweep over all kill points ends when one is past the last call', async () => {
  const killedAt: number[] = [];
  for (let atAdminCall = 1; ; atAdminCall += 1) {
    await fixture.cloud.orderFaults({ kill: { function: 'probe', atAdminCall } });
    await addDocuments(`sweep-${atAdminCall}`, 3);
    const { lastKill } = await fixture.cloud.faults();
    if (!lastKill?.fired) {
      expect(lastKill).toMatchObject({ adminCalls: 3, fired: false });
      break;
    }
    killedAt.push(atAdminCall);
  }
  expect(killedAt).toEqual([1, 2, 3]);
});

test('an order waits for its own function and is spent once', async () => {
  await fixture.cloud.orderFaults({ kill: { function: 'hasty', atAdminCall: 1 } });
  expect(resultOf(await addDocuments('other', 2))).toBe('done');
  const hasty = { act: 'addDocuments', run: 'hasty', count: 1 };
  expect(await fixture.cloud.call('hasty', hasty)).toMatchObject({ errCode: -504002 });
  expect(resultOf(await fixture.cloud.call('hasty', hasty))).toBe('done');
});

test('a transaction of a killed instance blocks its document until a jump of the clock', async () => {
  await fixture.cloud.orderFaults({ kill: { function: 'probe', atAdminCall: 3 } });
  const dead = await fixture.cloud.call('probe', { act: 'lockInTransaction' });
  expect(dead).toMatchObject({ errCode: -504002 });
  const write = async () =>
    resultOf(await fixture.cloud.call('probe', { act: 'writeInTransaction' }));
  expect(await write()).toBe('refused');
  await fixture.cloud.outage(30_000);
  expect(await write()).toBe('written');
  const { steps = [] } = await fixture.cloud.dump();
  expect(steps.find((step) => step['_id'] === 'locked')).toEqual({ _id: 'locked', by: 'alive' });
});

test('a fault that makes no sense is refused', async () => {
  const wrong = [{ kill: { function: 'probe', atAdminCall: 0 } }, { wecom: 'asleep' }, { kill: 3 }];
  for (const body of wrong) {
    const response = await fixture.cloud.fetch('/local/faults', {
      method: 'POST',
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(400);
  }
});
