import { readClockMs, walkClock } from './local-api';
import { element, repeat } from './page';
import { refreshPhones } from './phones';
import { dayText, minuteMs, nextFridayAtFourMs, spanText, timeText } from './school-time';

const pollMs = 5_000;

/** Last answer of the local cloud and when it came; between answers its clock runs like ours. */
let known: { nowMs: number; atMs: number } | undefined;
let walking = false;
let stopAsked = false;

const nowMs = () =>
  known === undefined ? undefined : known.nowMs + performance.now() - known.atMs;

function learn(value: number): void {
  known = { nowMs: value, atMs: performance.now() };
  showNow();
}

function showNow(): void {
  const at = walking ? known?.nowMs : nowMs();
  if (at === undefined) return;
  element('now-time', HTMLSpanElement).textContent = timeText(at);
  element('now-day', HTMLSpanElement).textContent = dayText(at);
}

const jumps = () => [...document.querySelectorAll<HTMLButtonElement>('.jump')];

function showWalk(fromMs: number, atMs: number, toMs: number): void {
  element('walk-progress', HTMLProgressElement).value = (atMs - fromMs) / (toMs - fromMs);
  element('walk-text', HTMLSpanElement).textContent = `还要走 ${spanText(toMs - atMs)}`;
}

/** Walks to an instant, one short request after another; the buttons wait meanwhile. */
async function walkTo(toMs: number): Promise<void> {
  const fromMs = await readClockMs();
  let atMs = fromMs;
  while (atMs < toMs && !stopAsked) {
    showWalk(fromMs, atMs, toMs);
    atMs = await walkClock(toMs);
    learn(atMs);
  }
}

async function walk(target: (startMs: number) => number): Promise<void> {
  walking = true;
  stopAsked = false;
  element('walk', HTMLDivElement).hidden = false;
  for (const button of jumps()) button.disabled = true;
  try {
    await walkTo(target(await readClockMs()));
  } finally {
    walking = false;
    refreshPhones();
    element('walk', HTMLDivElement).hidden = true;
    for (const button of jumps()) button.disabled = false;
  }
}

/** Shows the local cloud's time and lets it be moved. `failed` hears of a walk that broke off. */
export function setUpTimeControl(failed: (error: unknown) => void): void {
  for (const button of jumps()) {
    const minutes = Number(button.dataset.minutes);
    const target = (startMs: number) =>
      button.dataset.to === 'friday' ? nextFridayAtFourMs(startMs) : startMs + minutes * minuteMs;
    button.addEventListener('click', () => void walk(target).catch(failed));
  }
  element('walk-stop', HTMLButtonElement).addEventListener('click', () => {
    stopAsked = true;
    element('walk-text', HTMLSpanElement).textContent = '走完这一分钟就停';
  });
  window.setInterval(showNow, 1_000);
  repeat(async () => {
    if (!walking) learn(await readClockMs());
  }, pollMs);
}
