import { resultOf, startFixtureCloud, type FixtureCloud } from '../functions/fixture-cloud';

const OPENID = 'openid-01';
const TEMPLATE = 'tmpl-staff';
const START_MS = Date.parse('2026-09-01T08:00:00+08:00');

let fixture: FixtureCloud;
let session = '';
beforeAll(async () => {
  fixture = await startFixtureCloud();
  session = await fixture.cloud.signIn(OPENID);
});
afterAll(() => fixture.dispose());

async function openapi(api: string, parameters: object, name = 'probe') {
  const event = { act: 'openapi', api, parameters };
  return resultOf(await fixture.cloud.call(name, event, session));
}

describe('subscription messages', () => {
  const message = {
    touser: OPENID,
    templateId: TEMPLATE,
    page: 'features/duty/pages/inbox/index?from=notice',
    data: { thing1: { value: '您有一条待办' }, time2: { value: '2026年9月1日 08:00' } },
  };
  const send = (changes: object = {}) =>
    openapi('subscribeMessage.send', { ...message, ...changes });
  const setBalance = (balance: number) =>
    fixture.cloud.setSubscribeBalance(OPENID, TEMPLATE, balance);

  test('one consent is one message, then 43101', async () => {
    await setBalance(0);
    expect(await fixture.cloud.subscribe(session, TEMPLATE)).toBe(1);
    expect(await fixture.cloud.subscribe(session, TEMPLATE)).toBe(2);
    const replies = [await send(), await send(), await send()];
    expect(replies).toMatchObject([{ errCode: 0 }, { errCode: 0 }, { errCode: 43101 }]);
  });

  test('a consent counts for its own person and template only', async () => {
    await setBalance(5);
    expect(await send({ touser: 'openid-02' })).toMatchObject({ errCode: 43101 });
    expect(await send({ templateId: 'tmpl-student' })).toMatchObject({ errCode: 43101 });
  });

  test('both sent and refused messages are listed with what was handed over', async () => {
    await setBalance(1);
    const lastSeq = (await fixture.cloud.notices()).at(-1)?.seq ?? 0;
    await send();
    await send();
    const expected = {
      channel: 'subscribe',
      to: OPENID,
      text: '您有一条待办 · 2026年9月1日 08:00',
      detail: { templateId: TEMPLATE, page: message.page, data: message.data },
    };
    expect(await fixture.cloud.notices(lastSeq)).toMatchObject([
      { ...expected, accepted: true, seq: lastSeq + 1 },
      { ...expected, accepted: false, seq: lastSeq + 2 },
    ]);
  });

  test.each([
    ['no recipient', { touser: '' }, 40003],
    ['an unknown template', { templateId: 'tmpl-other' }, 40037],
    ['an address as page', { page: 'https://example.com/' }, 41030],
    ['no data', { data: {} }, 47003],
  ])('refuses %s', async (_what, changes, errCode) => {
    await setBalance(1);
    expect(await send(changes)).toMatchObject({ errCode });
  });

  const long = (characters: number) => '好'.repeat(characters);
  test.each([
    ['thing1', long(20), true],
    ['thing1', long(21), false],
    ['thing1', '', false],
    ['thing1', '😀'.repeat(20), true],
    ['phrase2', long(5), true],
    ['phrase2', long(6), false],
    ['phrase2', 'abc', false],
    ['character_string3', 'A'.repeat(32), true],
    ['character_string3', 'A'.repeat(33), false],
    ['character_string3', '中', false],
    ['name4', long(10), true],
    ['name4', long(11), false],
    ['name4', 'A'.repeat(20), true],
    ['time5', '08:05', true],
    ['time5', '2026年9月1日 08:05', true],
    ['time5', '25:00', false],
    ['time5', '明天', false],
    ['date6', '2026年9月1日', true],
    ['date6', '2026-09-01', true],
    ['date6', '2026年13月1日', false],
    ['unheard7', 'x', false],
  ])('field %s with "%s" is accepted: %s', async (key, value, isAccepted) => {
    await setBalance(1);
    const reply = await send({ data: { [key]: { value } } });
    expect(reply).toMatchObject({ errCode: isAccepted ? 0 : 47003 });
  });

  test('balances outlive a kill of the program', async () => {
    await setBalance(1);
    await fixture.cloud.kill();
    await fixture.cloud.start();
    expect([await send(), await send()]).toMatchObject([{ errCode: 0 }, { errCode: 43101 }]);
  });

  test('only a person who is signed in can consent, and only to a template there is', async () => {
    await expect(fixture.cloud.subscribe('made-up', TEMPLATE)).rejects.toThrow('401');
    await expect(fixture.cloud.subscribe(session, 'tmpl-other')).rejects.toThrow('400');
  });
});

describe('content check', () => {
  const check = (changes: object = {}) =>
    openapi('security.msgSecCheck', {
      openid: OPENID,
      version: 2,
      scene: 2,
      content: '今天有点难过',
      ...changes,
    });

  test('gives a verdict and never refuses the text itself', async () => {
    expect(await check()).toMatchObject({ errCode: 0, result: { suggest: 'pass', label: 100 } });
    expect(await check({ content: '这里出售枪支' })).toMatchObject({
      errCode: 0,
      result: { suggest: 'risky', label: 20006 },
    });
  });

  test.each([
    ['version 1', { version: 1 }, 40097],
    ['no scene', { scene: undefined }, 40097],
    ['no openid', { openid: '' }, 40003],
    ['no content', { content: '' }, 44004],
    ['2 501 characters', { content: '长'.repeat(2501) }, 45002],
    ['a person who has not been here', { openid: 'openid-19' }, 61010],
  ])('refuses %s', async (_what, changes, errCode) => {
    expect(await check(changes)).toMatchObject({ errCode });
  });

  test('a person counts as here for two hours', async () => {
    await fixture.cloud.setClock(START_MS);
    await fixture.cloud.call('probe', {}, await fixture.cloud.signIn('openid-18'));
    await fixture.cloud.setClock(START_MS + 119 * 60_000);
    expect(await check({ openid: 'openid-18' })).toMatchObject({ errCode: 0 });
    await fixture.cloud.setClock(START_MS + 121 * 60_000);
    expect(await check({ openid: 'openid-18' })).toMatchObject({ errCode: 61010 });
  });
});

describe('in front of the interfaces', () => {
  test('a function without the permission in its config.json is refused', async () => {
    const reply = await openapi('security.msgSecCheck', { content: 'x' }, 'hasty');
    expect(reply).toMatchObject({ errCode: -604101 });
  });

  test('an interface that does not exist', async () => {
    const reply = await openapi('subscribeMessage.sendTwice', {});
    expect(reply).toMatchObject({ errCode: -604100 });
  });

  test('when it is down, callers get a system error and nothing is handed over', async () => {
    const lastSeq = (await fixture.cloud.notices()).at(-1)?.seq ?? 0;
    await fixture.cloud.orderFaults({ openapi: 'down' });
    const parameters = { touser: OPENID, templateId: TEMPLATE, data: { thing1: { value: 'x' } } };
    expect(await openapi('subscribeMessage.send', parameters)).toMatchObject({ errCode: -604103 });
    await fixture.cloud.orderFaults({ reset: true });
    expect(await fixture.cloud.notices(lastSeq)).toEqual([]);
    expect(await openapi('subscribeMessage.send', parameters)).not.toMatchObject({
      errCode: -604103,
    });
  });
});

describe('malformed requests', () => {
  const post = async (body: FormData | string, contentType?: string) => {
    const response = await fixture.cloud.fetch('/admin?env=e&seqId=s', {
      method: 'POST',
      body,
      ...(contentType === undefined ? {} : { headers: { 'Content-Type': contentType } }),
    });
    return (await response.json()) as object;
  };
  const form = (requestData: Uint8Array) => {
    const fields = new FormData();
    fields.set('action', 'wx.openApi');
    fields.set('apiName', 'subscribeMessage.send');
    fields.set('requestData', new Blob([Buffer.from(requestData)]));
    return fields;
  };

  test.each([
    ['random bytes', Uint8Array.from([255, 255, 255, 255, 1, 2, 3])],
    ['a message cut short', Uint8Array.from([18, 90, 10, 88, 10, 3, 97])],
    ['a parameter that is not JSON', Uint8Array.from([18, 8, 10, 6, 10, 1, 97, 18, 1, 123])],
    ['nothing', new Uint8Array()],
  ])('protobuf: %s is refused and the program lives on', async (_what, bytes) => {
    expect(await post(form(bytes))).toMatchObject({ code: 'INVALID_PARAM' });
    expect(resultOf(await fixture.cloud.call('probe', { n: 1 }))).toMatchObject({ n: 1 });
  });

  test.each([
    ['no boundary', '--x', 'multipart/form-data'],
    [
      'a form cut short',
      '--x\r\nContent-Disposition: form-data; na',
      'multipart/form-data; boundary=x',
    ],
    ['no form at all', 'hello', 'multipart/form-data; boundary=x'],
  ])('form: %s is refused and the program lives on', async (_what, body, contentType) => {
    expect(await post(body, contentType)).toMatchObject({ code: 'INVALID_PARAM' });
    expect(fixture.cloud.alive).toBe(true);
  });

  test('JSON without an action, or with an unknown one', async () => {
    expect(await fixture.cloud.admin('storage.nothing')).toMatchObject({ code: 'INVALID_PARAM' });
    expect(await post('{}', 'application/json')).toMatchObject({ code: 'INVALID_PARAM' });
  });
});
