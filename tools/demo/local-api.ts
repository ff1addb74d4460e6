/** What the demonstration page asks of the local cloud (same origin, loopback only). */

export interface Person {
  /** The WeChat account; several persons may share one (a parent and the child who borrows the phone). */
  openid: string;
  personId: string;
  name: string;
  role: string;
  roleName: string;
  className?: string;
  note?: string;
  /** On duty at the moment of the question. */
  onDuty?: boolean;
}

export interface Notice {
  seq: number;
  atMs: number;
  channel: 'wecom' | 'subscribe';
  /** False: the channel refused it, nobody saw it. */
  accepted: boolean;
  /** `subscribe`: the openid; `wecom`: the mentioned mobiles, comma-separated. */
  to: string;
  text: string;
  detail: { data?: Record<string, { value?: unknown }> };
}

async function request<Reply>(path: string, body?: unknown): Promise<Reply> {
  const options =
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        };
  const reply = await fetch(path, options);
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
  return (await reply.json()) as Reply;
}

export const listPeople = () => request<Person[]>('/local/people');

/** @returns the session to hand to a phone */
export async function signIn(openid: string): Promise<string> {
  return (await request<{ session: string }>('/local/sign-in', { openid })).session;
}

export const signOut = (session: string) => request<unknown>('/local/sign-out', { session });

export async function readClockMs(): Promise<number> {
  return (await request<{ nowMs: number }>('/local/clock')).nowMs;
}

/** The local cloud walks about this long (real ms) per request: progress shows, and a stop is heard. */
const walkForMs = 300;

/**
 * Moves the local cloud's clock towards an instant, running all that is due, as far as it gets in a
 * moment. Replies with the time reached; it is before `toMs` while there is more to walk.
 */
export async function walkClock(toMs: number): Promise<number> {
  const walked = await request<{ nowMs: number }>('/local/clock/advance', {
    toMs,
    forMs: walkForMs,
  });
  return walked.nowMs;
}

export const noticesSince = (seq: number) => request<Notice[]>(`/local/notices?sinceSeq=${seq}`);
