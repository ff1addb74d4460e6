import { signIn, signOut, type Person } from './local-api';
import { giveOwnHistory } from './own-history';
import { element } from './page';

export type Side = 'left' | 'right';

interface Remembered {
  personId: string;
  session: string;
}

const storageKey = (side: Side) => `runxin-demo-${side}`;

function remembered(side: Side): Remembered | undefined {
  const stored = localStorage.getItem(storageKey(side));
  return stored === null ? undefined : (JSON.parse(stored) as Remembered);
}

/**
 * The page is served from one origin, so each phone keeps its storage under its own name. The session
 * names the account, and `person` which of its persons acts.
 */
const appAddress = (side: Side, session: string, personId: string) =>
  `/app/?${new URLSearchParams({ phone: side, session, person: personId }).toString()}`;

const labelOf = ({ name, className, note }: Person) =>
  [name, className, note].filter(Boolean).join(' · ');

/** All people, grouped by role in the order of the list. */
function fillSelect(select: HTMLSelectElement, people: Person[]): void {
  const groups = new Map<string, HTMLOptGroupElement>();
  for (const person of people) {
    const group = groups.get(person.roleName) ?? document.createElement('optgroup');
    group.label = person.roleName;
    group.append(new Option(labelOf(person), person.personId));
    groups.set(person.roleName, group);
  }
  select.replaceChildren(...groups.values());
}

/** Signs a person in on one phone; whoever else held it before is signed out. */
async function putInHand(side: Side, { openid, personId }: Person): Promise<void> {
  const before = remembered(side);
  if (before !== undefined && before.personId !== personId) await signOut(before.session);
  const session = await signIn(openid);
  const holder: Remembered = { personId, session };
  localStorage.setItem(storageKey(side), JSON.stringify(holder));
  const address = appAddress(side, session, personId);
  // A new session is a new address, so the frame loads the app anew for the new person.
  element(`${side}-frame`, HTMLIFrameElement).src = address;
  element(`${side}-full`, HTMLAnchorElement).href = address;
}

/** Who holds the phone when nobody chose yet: a student left, the counsellor on duty right. */
function firstHolder(side: Side, people: Person[]): Person | undefined {
  if (side === 'left') return people.find(({ role }) => role === 'student') ?? people[0];
  const counsellors = people.filter(({ role }) => role.endsWith('counsellor'));
  return counsellors.find(({ onDuty }) => onDuty === true) ?? counsellors[0] ?? people[0];
}

/**
 * Fills one phone's selection and puts the phone into the hand of its holder. `failed` hears of a
 * later change of hands that broke off.
 */
export async function setUpPhone(
  side: Side,
  people: Person[],
  failed: (error: unknown) => void,
): Promise<void> {
  const select = element(`${side}-person`, HTMLSelectElement);
  fillSelect(select, people);
  const personOf = (id: string | undefined) => people.find(({ personId }) => personId === id);
  const holder = personOf(remembered(side)?.personId) ?? firstHolder(side, people);
  if (holder === undefined) throw new Error('the local cloud knows nobody: was it seeded?');
  select.value = holder.personId;
  select.addEventListener('change', () => {
    const chosen = personOf(select.value);
    if (chosen !== undefined) putInHand(side, chosen).catch(failed);
  });
  const frame = element(`${side}-frame`, HTMLIFrameElement);
  frame.addEventListener('load', () => {
    const phone = frame.contentWindow as (Window & typeof globalThis) | null;
    if (phone !== null) giveOwnHistory(phone);
  });
  await putInHand(side, holder);
  select.disabled = false;
}

/** Tells both phones that the clock was moved, so that they look at once (`refreshMessage` of the app). */
export function refreshPhones(): void {
  for (const side of ['left', 'right'] as const)
    element(`${side}-frame`, HTMLIFrameElement).contentWindow?.postMessage(
      'runxin:refresh',
      window.location.origin,
    );
}

const bezelPx = 10;
const phoneHeightPx = 812 + 2 * bezelPx;
const phoneWidthPx = 375 + 2 * bezelPx;
const smallestScale = 0.7;

/** Scales both phones so that a whole phone is seen at once; inside it stays 375 × 812. */
export function fitPhones(): void {
  const fit = () => {
    const top = element('left-frame', HTMLIFrameElement).closest('.fit');
    const offsetPx = (top?.getBoundingClientRect().top ?? 0) + window.scrollY;
    const byHeight = (window.innerHeight - offsetPx - 16) / phoneHeightPx;
    const byWidth = (document.body.clientWidth - 24) / phoneWidthPx;
    const clamped = Math.min(1, byWidth, Math.max(smallestScale, byHeight));
    document.documentElement.style.setProperty('--phone-scale', clamped.toFixed(4));
  };
  window.addEventListener('resize', fit);
  fit();
}
