/**
 * Who sits at this browser phone: the page's address says it (`?phone=left&session=…&person=…`), or the
 * sign-in page of the demonstration. WeChat knows its user by itself; nothing of this is in dist/weapp.
 */
const query = new URLSearchParams(window.location.search);

/** Two phones side by side are two prefixes in one browser's storage. */
export const phoneName = query.get('phone') ?? 'phone';

const key = `runxin.${phoneName}.session`;
const fromAddress = query.get('session') ?? '';

interface KeptSession {
  /** The address's session when this one was made: a new address wins over what was kept. */
  fromAddress: string;
  session: string;
}

function kept(): KeptSession | undefined {
  const text = window.localStorage.getItem(key);
  return text === null ? undefined : (JSON.parse(text) as KeptSession);
}

export function currentSession(): string {
  const stored = kept();
  return stored !== undefined && stored.fromAddress === fromAddress ? stored.session : fromAddress;
}

const takenKey = `runxin.${phoneName}.taken`;

/**
 * Which person of the account acts, the first time this phone opens an address that says so; null
 * afterwards, so that loading the page again keeps whom the phone was switched to meanwhile.
 */
export function takePersonOfAddress(): string | null {
  const personId = query.get('person');
  const address = `${fromAddress} ${personId}`;
  if (personId === null || window.localStorage.getItem(takenKey) === address) return null;
  window.localStorage.setItem(takenKey, address);
  return personId;
}

function keep(session: string): void {
  const value: KeptSession = { fromAddress, session };
  window.localStorage.setItem(key, JSON.stringify(value));
}

export interface LocalPerson {
  openid: string;
  personId: string;
  name: string;
  role: string;
  roleName: string;
  className?: string;
  note?: string;
}

export async function listLocalPeople(): Promise<LocalPerson[]> {
  const response = await fetch('/local/people');
  if (!response.ok) throw new Error(`people: ${response.status}`);
  return (await response.json()) as LocalPerson[];
}

export async function signInLocally(openid: string): Promise<void> {
  const response = await fetch('/local/sign-in', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ openid }),
  });
  if (!response.ok) throw new Error(`sign-in: ${response.status}`);
  const body = (await response.json()) as { session: string };
  keep(body.session);
}

export async function signOutLocally(): Promise<void> {
  await fetch('/local/sign-out', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ session: currentSession() }),
  });
  keep('');
}
