/** What the demonstration page asks of the local cloud (same origin, loopback only). */

export interface Person {
  openid: string;
  name: string;
  role: string;
  roleName: string;
  className?: string;
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

/** Moves the local cloud's clock minute by minute, running all that is due; replies when done. */
export async function advanceClock(ms: number): Promise<number> {
  return (await request<{ nowMs: number }>('/local/clock/advance', { ms })).nowMs;
}

export const noticesSince = (seq: number) => request<Notice[]>(`/local/notices?sinceSeq=${seq}`);
