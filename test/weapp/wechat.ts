/** The edge of the world: what WeChat offers the app on one phone. Nothing of ours is in here. */
import { webcrypto } from 'node:crypto';
import type { LocalCloudProcess } from '../harness/local-cloud-process';
import { nextTurn, type PhoneClock } from './phone-clock';
import { Sounds } from './sounds';

/** down: nothing leaves the phone. reply-lost: the cloud does it, the phone never hears. held: slow. */
export type Network = 'up' | 'down' | 'reply-lost' | 'held';

/** One `wx.cloud.callFunction`, as the app asked it. */
export interface CloudCall {
  name: string;
  data: { action: string; input: Record<string, unknown>; requestId: string; asPerson?: string };
}

interface Options {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

export interface Navigator {
  navigateTo: (url: string) => void;
  redirectTo: (url: string) => void;
  reLaunch: (url: string) => void;
  switchTab: (url: string) => void;
  navigateBack: () => void;
}

interface WechatOptions {
  clock: PhoneClock;
  cloud: LocalCloudProcess;
  session: string;
  storage: Map<string, unknown>;
  navigator: Navigator;
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export class Wechat {
  network: Network = 'up';
  /** Calls of this action get no answer, as when the way fails just then. */
  refuse: string | null = null;
  /** Calls of this action are answered with `busy`, as when too much happens at once. */
  busy: string | null = null;
  readonly calls: CloudCall[] = [];
  /** What native dialogs and toasts said. */
  readonly said: string[] = [];
  readonly titles: string[] = [];
  /** What the person finds in the album next, each in base64 as WeChat compresses it; none: they close it. */
  album: string[] = [];
  /** What was opened large, each time. */
  readonly previewed: string[][] = [];
  /** The number on the 消息 tab, each time it was set; null: taken away. */
  readonly badges: (string | null)[] = [];
  initOptions: unknown;
  /** What the app answered when WeChat held a call until the person agreed, each time. */
  readonly privacyAnswers: object[] = [];
  private privacyListener: ((resolve: (answer: object) => void, event: object) => void) | undefined;
  private heldCalls: (() => void)[] = [];
  private networkListeners: ((status: { isConnected: boolean }) => void)[] = [];
  /** The microphone, the loudspeaker and the app's own files. */
  readonly sounds = new Sounds(
    (asked, work) => this.answer(asked, work),
    () => this.options.clock,
  );
  readonly wx = this.makeWx();

  constructor(private readonly options: WechatOptions) {}

  /** The phone's network comes or goes, and WeChat says so. */
  changeNetwork(network: Network): void {
    this.network = network;
    const isConnected = network !== 'down';
    this.networkListeners.forEach((listener) => listener({ isConnected }));
    if (network === 'held') return;
    const held = this.heldCalls;
    this.heldCalls = [];
    held.forEach((release) => release());
  }

  /** The app used something of the phone, and WeChat holds the call (G2). */
  holdForPrivacy(referrer: string): void {
    this.privacyListener?.((answer) => this.privacyAnswers.push(copy(answer)), { referrer });
  }

  private async callFunction({ name, data }: CloudCall): Promise<object> {
    const call = copy({ name, data });
    this.calls.push(call);
    if (this.network === 'held') await new Promise<void>((go) => this.heldCalls.push(go));
    return this.options.clock.during(async () => {
      await nextTurn();
      if (this.network === 'down' || data.action === this.refuse)
        throw failure('cloud.callFunction:fail request:fail');
      if (data.action === this.busy) return this.busyAnswer(data.requestId);
      const reply = await this.options.cloud.call(call.name, call.data, this.options.session);
      if (this.network === 'reply-lost') throw failure('cloud.callFunction:fail timeout');
      if ('errCode' in reply) throw copy(reply);
      return copy({ errMsg: 'cloud.callFunction:ok', requestID: 'edge', result: reply.result });
    });
  }

  private busyAnswer(requestId: string): object {
    const error = { code: 'busy', text: '', requestId };
    const result = { ok: false, error, serverNowMs: this.options.clock.nowMs };
    return { errMsg: 'cloud.callFunction:ok', requestID: 'edge', result };
  }

  /** Answers as WeChat's asynchronous calls do: after this turn, by callback. */
  private answer(options: Options | undefined, work: () => object): void {
    void this.options.clock.during(async () => {
      await nextTurn();
      const result = { errMsg: 'ok', ...work() };
      options?.success?.(result);
      options?.complete?.(result);
    });
  }

  private makeWx(): Record<string, unknown> {
    return {
      cloud: {
        init: (options: unknown) => (this.initOptions = options),
        callFunction: (call: CloudCall) => this.callFunction(call),
      },
      ...this.storageApi(),
      ...this.navigationApi(),
      ...this.dialogApi(),
      ...this.pictureApi(),
      ...this.sounds.api(),
      ...this.systemApi(),
      onNeedPrivacyAuthorization: (listener: NonNullable<typeof this.privacyListener>) => {
        this.privacyListener = listener;
      },
    };
  }

  /** A picture's path is its place in the album; compressed, it is the album's own bytes. */
  private pictureApi() {
    const pathOf = (place: number) => `wxfile://tmp/${place}.jpg`;
    const bytesOf = (path: string) => this.album[Number(/(\d+)\.jpg$/.exec(path)?.[1])] ?? '';
    return {
      chooseMedia: (asked: Options & { count: number }) => {
        if (this.album.length === 0) return asked.fail?.({ errMsg: 'chooseMedia:fail cancel' });
        this.answer(asked, () => ({
          type: 'image',
          tempFiles: this.album.slice(0, asked.count).map((_, place) => ({
            tempFilePath: pathOf(place),
            fileType: 'image',
          })),
        }));
      },
      getImageInfo: (asked: Options & { src: string }) =>
        this.answer(asked, () => ({ width: 3_000, height: 4_000, path: asked.src })),
      compressImage: (asked: Options & { src: string }) =>
        this.answer(asked, () => ({ tempFilePath: asked.src })),
      getFileSystemManager: () => ({
        readFile: (asked: Options & { filePath: string }) =>
          this.answer(asked, () => ({
            data: this.sounds.files.get(asked.filePath) ?? bytesOf(asked.filePath),
          })),
        ...this.sounds.fileApi(),
      }),
      previewImage: (asked: Options & { urls: string[] }) =>
        this.answer(asked, () => {
          this.previewed.push(asked.urls);
          return {};
        }),
    };
  }

  private storageApi() {
    const storage = () => this.options.storage;
    return {
      getStorageSync: (key: string) => {
        const value = storage().get(key);
        return value === undefined ? '' : copy(value);
      },
      setStorageSync: (key: string, value: unknown) => void storage().set(key, copy(value)),
      removeStorageSync: (key: string) => void storage().delete(key),
    };
  }

  private navigationApi() {
    const go =
      (kind: Exclude<keyof Navigator, 'navigateBack'>) => (asked: Options & { url: string }) =>
        this.answer(asked, () => {
          this.options.navigator[kind](asked.url);
          return {};
        });
    return {
      navigateTo: go('navigateTo'),
      redirectTo: go('redirectTo'),
      reLaunch: go('reLaunch'),
      switchTab: go('switchTab'),
      navigateBack: (asked?: Options) =>
        this.answer(asked, () => {
          this.options.navigator.navigateBack();
          return {};
        }),
    };
  }

  private dialogApi() {
    return {
      showModal: (asked: Options & { title?: string; content?: string }) =>
        this.answer(asked, () => {
          this.said.push([asked.title, asked.content].filter(Boolean).join(' '));
          return { confirm: true, cancel: false };
        }),
      showToast: (asked: Options & { title: string }) =>
        this.answer(asked, () => {
          this.said.push(asked.title);
          return {};
        }),
      requestSubscribeMessage: (asked: Options & { tmplIds: string[] }) =>
        this.answer(asked, () => {
          return Object.fromEntries(asked.tmplIds.map((id) => [id, 'accept']));
        }),
      setNavigationBarTitle: (asked: Options & { title: string }) =>
        this.answer(asked, () => {
          this.titles.push(asked.title);
          return {};
        }),
      setTabBarBadge: (asked: Options & { text: string }) =>
        this.answer(asked, () => {
          this.badges.push(asked.text);
          return {};
        }),
      removeTabBarBadge: (asked: Options) =>
        this.answer(asked, () => {
          this.badges.push(null);
          return {};
        }),
    };
  }

  private systemApi() {
    const nothing = () => undefined;
    const screen = { windowWidth: 375, windowHeight: 667, pixelRatio: 2, statusBarHeight: 20 };
    const base = {
      SDKVersion: '3.9.0',
      version: '8.0.60',
      language: 'zh_CN',
      theme: 'light',
      fontSizeSetting: 16,
    };
    return {
      canIUse: () => true,
      nextTick: (run: () => void) => this.options.clock.setTimeout(run, 0),
      getAppBaseInfo: () => base,
      getWindowInfo: () => screen,
      getDeviceInfo: () => ({ platform: 'android', system: 'Android 14' }),
      getSystemInfoSync: () => ({ ...base, ...screen, platform: 'android' }),
      getLaunchOptionsSync: () => ({ path: 'pages/home/index', query: {}, scene: 1001 }),
      getEnterOptionsSync: () => ({ path: 'pages/home/index', query: {}, scene: 1001 }),
      onNetworkStatusChange: (listener: (status: { isConnected: boolean }) => void) =>
        void this.networkListeners.push(listener),
      getNetworkType: (asked?: Options) =>
        this.answer(asked, () => ({ networkType: this.network === 'down' ? 'none' : 'wifi' })),
      getRandomValues: (asked: Options & { length: number }) =>
        this.answer(asked, () => ({ randomValues: randomBytes(asked.length) })),
      pageScrollTo: (asked?: Options) => this.answer(asked, () => ({})),
      makePhoneCall: (asked: Options) => this.answer(asked, () => ({})),
      onAppShow: nothing,
      onAppHide: nothing,
      onUnhandledRejection: nothing,
      onError: nothing,
    };
  }
}

/** Bytes of WeChat's own generator; every answer is other bytes. */
function randomBytes(length: number): ArrayBuffer {
  return new Uint8Array(webcrypto.getRandomValues(new Uint8Array(length))).buffer;
}

function failure(errMsg: string): Error {
  return Object.assign(new Error(errMsg), { errCode: -1, errMsg });
}
