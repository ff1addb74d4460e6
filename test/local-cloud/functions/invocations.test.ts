import { resultOf, somePeople, startFixtureCloud, type FixtureCloud } from './fixture-cloud';

let fixture: FixtureCloud;
beforeAll(async () => {
  fixture = await startFixtureCloud();
});
afterAll(() => fixture.dispose());

const call = (act: string, event: object = {}, session?: string) =>
  fixture.cloud.call('probe', { act, ...event }, session);

describe('who calls', () => {
  test('20 people at once never see each other', async () => {
    const people = somePeople(20);
    const sessions = await Promise.all(people.map(({ openid }) => fixture.cloud.signIn(openid)));
    const replies = await Promise.all(sessions.map((session) => call('identity', {}, session)));
    expect(replies.map(resultOf)).toEqual(
      people.map(({ openid }) => ({ before: openid, after: openid, source: 'wx_client' })),
    );
  });

  test('without a session the openid is empty, and a closed session is no session', async () => {
    const session = await fixture.cloud.signIn('openid-03');
    await fixture.cloud.signOut(session);
    const nobody = { before: '', after: '', source: 'wx_client' };
    expect(resultOf(await call('identity'))).toEqual(nobody);
    expect(resultOf(await call('identity', {}, session))).toEqual(nobody);
    expect(resultOf(await call('identity', {}, 'made-up'))).toEqual(nobody);
  });

  test('what an invocation leaves in its environment is gone in the next', async () => {
    await call('leaveEnvironment');
    const readings = await Promise.all(
      Array.from({ length: 8 }, () => call('environment', { name: 'LEFT_BEHIND' })),
    );
    expect(readings.map(resultOf)).toEqual(Array(8).fill(null));
  });

  test('the event gets userInfo, the context says the limits', async () => {
    const session = await fixture.cloud.signIn('openid-05');
    expect(resultOf(await call('echo', { a: [1] }, session))).toEqual({
      act: 'echo',
      a: [1],
      userInfo: { appId: expect.any(String), openId: 'openid-05' },
    });
    expect(resultOf(await call('context'))).toMatchObject({
      function_name: 'probe',
      time_limit_in_ms: 20_000,
    });
  });

  test('the product finds its own variables', async () => {
    const read = async (name: string) => resultOf(await call('environment', { name }));
    const { offsetMs } = await fixture.cloud.clock();
    expect(await read('RUNXIN_ENVIRONMENT')).toBe('local');
    expect(await read('RUNXIN_CLOCK_OFFSET_MS')).toBe(String(offsetMs));
    expect(Buffer.from(String(await read('RUNXIN_SECRET_V1')), 'base64')).toHaveLength(32);
    expect(await read('RUNXIN_KEY_VERSIONS')).toBe('1');
    expect(await read('RUNXIN_WECOM_URL')).toBe(`${fixture.cloud.url}/wecom/cgi-bin/webhook/send`);
    expect(JSON.parse(String(await read('RUNXIN_WECOM_KEYS')))).toEqual({
      '*': 'local-robot',
      '*.district': 'local-district-robot',
      '*~care': 'local-care-robot',
    });
    expect(await read('HOME')).toBeNull();
  });
});

describe('errors in the shape of the real cloud', () => {
  test('a thrown error reaches the caller without its stack, the log with it', async () => {
    const lastSeq = (await fixture.cloud.logs()).at(-1)?.seq ?? 0;
    expect(await call('throwError')).toEqual({
      errCode: -504002,
      errMsg:
        'cloud.callFunction:fail Error: errCode: -504002 functions execute fail | ' +
        'errMsg: TypeError: the fixture is broken',
    });
    const errors = (await fixture.cloud.logs(lastSeq)).filter(({ level }) => level === 'error');
    expect(errors.map(({ text }) => text).join('\n')).toMatch(/TypeError: .*\n +at /);
  });

  test('an unknown function', async () => {
    expect(await fixture.cloud.call('nothing-here')).toMatchObject({
      errCode: -501000,
      errMsg: expect.stringContaining('FUNCTION_NOT_FOUND'),
    });
    expect(await fixture.cloud.call('__proto__')).toMatchObject({ errCode: -501000 });
  });

  test.each(['loopForever', 'waitForever'])(
    'a time-out ends the instance (%s) and the next call works',
    async (act) => {
      expect(await fixture.cloud.call('hasty', { act })).toEqual({
        errCode: -504003,
        errMsg:
          'cloud.callFunction:fail Error: errCode: -504003 FUNCTIONS_TIME_LIMIT_EXCEEDED | ' +
          'errMsg: Invoking task timed out after 1 seconds',
      });
      expect(resultOf(await fixture.cloud.call('hasty', { n: 1 }))).toMatchObject({ n: 1 });
    },
  );

  test('an unhandled rejection ends its own instance only', async () => {
    const others = Array.from({ length: 3 }, () => call('identity'));
    expect(await call('rejectUnhandled')).toMatchObject({ errCode: -504002 });
    expect((await Promise.all(others)).map(resultOf)).toHaveLength(3);
    expect(resultOf(await call('echo', { n: 2 }))).toMatchObject({ n: 2 });
  });

  test('too much sent or returned is refused', async () => {
    const tooMuch = { text: 'x'.repeat(101 * 1024) };
    expect(await call('echo', tooMuch)).toMatchObject({ errCode: -501003 });
    const reply = await call('returnMuch', { characters: 1024 * 1024 });
    expect(reply).toMatchObject({ errCode: -604001 });
  });

  test('a body that is no JSON object is refused before any function runs', async () => {
    for (const body of ['{', '[1]', '"text"']) {
      const response = await fixture.cloud.fetch('/call/probe', { method: 'POST', body });
      expect(response.status).toBe(400);
    }
  });
});

describe('functions that call functions', () => {
  test('the SDK gets the result, and the person stays the same', async () => {
    const session = await fixture.cloud.signIn('openid-07');
    const event = { name: 'hasty', data: { act: 'identity' } };
    expect(resultOf(await call('callFunction', event, session))).toEqual({
      result: { before: 'openid-07', after: 'openid-07', source: 'wx_client,scf' },
    });
  });

  test('as many nested calls as there are instances do not wait for each other', async () => {
    const event = { name: 'probe', data: { act: 'identity' } };
    const replies = await Promise.all(Array.from({ length: 8 }, () => call('callFunction', event)));
    expect(replies.map(resultOf)).toHaveLength(8);
  });

  test('errors reach the SDK', async () => {
    const unknown = resultOf(await call('callFunction', { name: 'nothing-here' }));
    expect(unknown).toMatchObject({ errMsg: expect.stringContaining('FunctionName') });
    const thrown = { name: 'probe', data: { act: 'throwError' } };
    expect(resultOf(await call('callFunction', thrown))).toMatchObject({
      errMsg: expect.stringContaining('the fixture is broken'),
    });
  });
});

describe('logs', () => {
  test('console output belongs to its request, and no line names the person', async () => {
    const session = await fixture.cloud.signIn('openid-09');
    const lastSeq = (await fixture.cloud.logs()).at(-1)?.seq ?? 0;
    await call('log', { text: 'hello' }, session);
    const entries = await fixture.cloud.logs(lastSeq);
    expect(entries.map(({ level, text }) => [level, text])).toEqual([
      ['info', "seen { text: 'hello' }"],
      ['error', 'wrong hello'],
      ['info', expect.stringMatching(/^invocation returned, (cold|warm) start, \d+ ms, 0 admin/)],
    ]);
    expect(new Set(entries.map(({ requestId }) => requestId)).size).toBe(1);
    expect(JSON.stringify(entries)).not.toContain('openid-09');
    expect(JSON.stringify(entries)).not.toContain(session);
  });

  test('the first call of an instance is cold, the next is warm', async () => {
    const other = await startFixtureCloud({ args: ['--instances', '1'] });
    await other.cloud.call('probe');
    await other.cloud.call('probe');
    await other.cloud.call('hasty');
    const starts = (await other.cloud.logs()).map(
      ({ text }) => /(cold|warm) start/.exec(text)?.[1],
    );
    expect(starts).toEqual(['cold', 'warm', 'cold']);
    await other.dispose();
  });
});
