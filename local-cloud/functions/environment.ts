import { randomBytes } from 'node:crypto';

/** Names of this one environment, as the real console would show them. */
export const ENVIRONMENT_ID = 'runxin-local';
export const APP_ID = 'wx0000000000local';

/** The two subscription templates every local environment has. */
export const SUBSCRIBE_TEMPLATES = {
  staffNotice: 'tmpl-staff',
  studentNotice: 'tmpl-student',
  familyNotice: 'tmpl-family',
};

/** How an invocation came about. A `nested` one was asked for by another function. */
export type InvocationSource = 'call' | 'timer' | 'nested';

export interface PlatformSettings {
  /** `http://127.0.0.1:PORT` of the gateway. */
  baseUrl: string;
  secretV1: string;
  wecomKeys: Record<string, string>;
}

/** Variables that are the same for every invocation. The SDK is redirected by these alone. */
export function platformEnvironment(settings: PlatformSettings): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    // The SDK signs every request; the local gateway does not check signatures.
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    SCF_NAMESPACE: ENVIRONMENT_ID,
    TCB_ENV: ENVIRONMENT_ID,
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_UNIONID,WX_APPID,WX_API_TOKEN',
    WX_APPID: APP_ID,
    RUNXIN_ENVIRONMENT: 'local',
    RUNXIN_SECRET_V1: settings.secretV1,
    RUNXIN_KEY_VERSIONS: '1',
    RUNXIN_WECOM_URL: `${settings.baseUrl}/wecom/cgi-bin/webhook/send`,
    RUNXIN_WECOM_KEYS: JSON.stringify(settings.wecomKeys),
    RUNXIN_SUBSCRIBE_TEMPLATES: JSON.stringify(SUBSCRIBE_TEMPLATES),
  };
}

export interface InvocationIdentity {
  source: InvocationSource;
  /** Empty when nobody is signed in; undefined for a timer, as on the real cloud. */
  openid: string | undefined;
  adminUrl: string;
  clockOffsetMs: number;
}

/** Variables of one invocation: who calls, from where, at what time. */
export function invocationEnvironment(identity: InvocationIdentity): Record<string, string> {
  const isTimer = identity.source === 'timer';
  const sources = { call: 'wx_client', timer: 'wx_trigger', nested: 'wx_client,scf' };
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: identity.adminUrl }),
    TCB_SOURCE: sources[identity.source],
    WX_API_TOKEN: randomBytes(16).toString('hex'),
    RUNXIN_CLOCK_OFFSET_MS: String(identity.clockOffsetMs),
    ...(identity.openid === undefined ? {} : { WX_OPENID: identity.openid }),
    ...(isTimer ? { TRIGGER_SRC: 'timer' } : {}),
  };
}
