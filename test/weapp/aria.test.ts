/**
 * What a screen reader and a finger meet on the compiled pages: the template and the runtime must name the
 * attributes of a component alike, or each arrives under its neighbour's name.
 */
import type { World } from '../harness/world';
import { startSchool } from './harness';
import { Phone } from './phone';

let world: World;
let phone: Phone;

beforeAll(async () => {
  world = await startSchool();
});

afterAll(() => world.end());

afterEach(() => phone.end());

const classesOf = (element: Record<string, unknown>) => String(element['class'] ?? '').split(' ');
const elementsOf = (className: string) =>
  phone.page.elements().filter((element) => classesOf(element).includes(className));

function expectEveryTapNamed(): void {
  const taps = elementsOf('tap');
  expect(taps.length).toBeGreaterThan(2);
  for (const tap of taps) {
    expect(['button', 'switch', 'radio', 'tab', 'link']).toContain(tap['ariaRole']);
    expect(tap['hoverClass']).toBe(tap['ariaDisabled'] === true ? 'none' : 'tap-pressed');
  }
}

test('aria: everything that can be tapped has its role, its state and its pressed look', async () => {
  phone = await Phone.start(world, world.student(0));
  expectEveryTapNamed();
  await phone.tap('#write');
  expectEveryTapNamed();
  expect(elementsOf('writing')).toEqual([expect.objectContaining({ ariaLabel: '想说的话' })]);
  expect(elementsOf('btn')).toEqual([expect.objectContaining({ ariaDisabled: true })]);
  await phone.type('words', '老师好。');
  expect(elementsOf('btn')).toEqual([expect.objectContaining({ ariaDisabled: '' })]);
  const faces = () =>
    phone.page
      .elements()
      .filter(({ ariaRole }) => ariaRole === 'radio')
      .map(({ ariaChecked }) => ariaChecked);
  expect(faces()).not.toContain(true);
  await phone.tap('开心');
  expect(faces().filter((checked) => checked === true)).toHaveLength(1);
});

test('aria: drawings are silent, and what has no words has a label', async () => {
  phone = await Phone.start(world, world.student(1));
  await phone.tap('#write');
  const drawings = elementsOf('i');
  expect(drawings.length).toBeGreaterThan(0);
  drawings.forEach((drawing) => expect(drawing['ariaHidden']).toBe(true));
  expect(elementsOf('ib')).toEqual([expect.objectContaining({ ariaLabel: '热线电话' })]);
});

test('aria: the inbox says which list is shown, and a row its level', async () => {
  phone = await Phone.start(world, await world.onDuty());
  await phone.tap('去收件箱');
  const tabs = () => elementsOf('seg-item').map(({ ariaSelected }) => ariaSelected);
  expect(tabs()[0]).toBe(true);
  await phone.tap('已回复');
  expect(tabs().at(-1)).toBe(true);
  expect(tabs()[0]).not.toBe(true);
});

test('M5: the words of the card are announced', async () => {
  phone = await Phone.start(world, world.student(2));
  await phone.tap('#write');
  await phone.type('words', '我不想活了，今天晚上就想从楼上跳下去。');
  await phone.tap('#send');
  expect(elementsOf('safety-say')).toEqual([
    expect.objectContaining({ ariaRole: 'alert', ariaLive: 'assertive' }),
  ]);
});
