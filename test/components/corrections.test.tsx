/** 分级准不准 (M5) in the states a browser test does not reach: loading, refused, nothing there yet. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Corrections } from '../../src/features/messages/corrections/corrections';
import { restartSession } from '../../src/lib/session';
import { startFakeGateway, type FakeGateway } from './fake-gateway';
import { nowMs, person } from './factories';
import { phone } from './shims/taro';

let gateway: FakeGateway;

const pass = (ms: number) => {
  gateway.nowMs += ms;
  return act(() => jest.advanceTimersByTimeAsync(ms));
};

const month = (name: string, change: object = {}) => ({
  month: name,
  red: 0,
  redLowered: 0,
  lowered: 0,
  raised: 0,
  reasons: [],
  kinds: [],
  lengths: [],
  versions: [],
  ...change,
});

beforeEach(async () => {
  jest.useFakeTimers({ now: nowMs });
  phone.reset();
  gateway = startFakeGateway();
  gateway.answer('people.me', { data: { persons: [person] } });
  restartSession();
  await pass(50);
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const text = () => document.body.textContent;

test('M5: refused it says so with a number, and asks again when told to', async () => {
  gateway.answer('messages.corrections', { error: 'internal' });
  render(<Corrections personId="lead-1" />);
  await pass(500);
  expect(text()).toMatch(/编号/);
  gateway.answer('messages.corrections', {
    data: { now: month('2026-10', { red: 1 }), before: month('2026-09'), threads: [] },
  });
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  await pass(500);
  expect(text()).toContain('这个月判红 1 条，没有一条被改轻。');
  expect(text()).toContain('这个月没有老师要往重里改。');
});

test('M5: with nothing to show it says what will stand here', async () => {
  gateway.answer('messages.corrections', {
    data: { now: month('2026-10'), before: month('2026-09'), threads: [] },
  });
  render(<Corrections personId="lead-2" />);
  await pass(500);
  expect(text()).toContain('这两个月还没有可看的');
});
