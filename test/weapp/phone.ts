/** A phone with the compiled mini-program on it, used by one seeded person of the local cloud. */
import type { LocalPerson } from '../../local-cloud/gateway/people';
import type { World } from '../harness/world';
import { AppScope } from './app-scope';
import { PhoneClock } from './phone-clock';
import { registerPage, ShownPage, type SetDataUse } from './shown-page';
import { Wechat, type CloudCall, type Network } from './wechat';

/** A phone's time is never quite right; the app must go by the server's. */
const wrongByMs = -190_000;

const tabRoutes = ['pages/home/index', 'pages/messages/index', 'pages/me/index'];

/** Time until a tapped page is there. */
const openingMs = 60;

export class Phone {
  readonly clock: PhoneClock;
  readonly wechat: Wechat;
  private readonly scope: AppScope;
  private readonly ids = new Map<string, string>();
  private stack: ShownPage[] = [];
  /** Tabs once opened stay; only the one in front is in the stack. */
  private readonly tabs = new Map<string, ShownPage>();
  private readonly opened: ShownPage[] = [];

  private constructor(
    world: World,
    session: string,
    nowMs: number,
    readonly storage: Map<string, unknown>,
  ) {
    this.clock = new PhoneClock(nowMs + wrongByMs);
    const navigator = {
      navigateTo: (url: string) => this.open(url),
      redirectTo: (url: string) => this.open(url, this.stack.splice(-1)),
      reLaunch: (url: string) => this.relaunch(url),
      switchTab: (url: string) => this.switchTab(url),
      navigateBack: () => this.back(),
    };
    this.wechat = new Wechat({
      clock: this.clock,
      cloud: world.cloud,
      session,
      storage,
      navigator,
    });
    this.scope = new AppScope({
      wx: this.wechat.wx,
      Date: this.clock.Date,
      setTimeout: this.clock.setTimeout,
      setInterval: this.clock.setInterval,
      clearTimeout: this.clock.clear,
      clearInterval: this.clock.clear,
      getCurrentPages: () => this.stack.map(({ instance }) => instance),
      getApp: () => this.app,
    });
  }

  private app: Record<string, unknown> = {};

  /** Starts the app at its first page. `storage`: what an earlier run left on the phone; `network`: as it is then. */
  static async start(
    world: World,
    person: LocalPerson,
    storage = new Map<string, unknown>(),
    network: Network = 'up',
  ): Promise<Phone> {
    const session = await world.cloud.signIn(person.openid);
    const phone = new Phone(world, session, await world.nowMs(), storage);
    phone.wechat.changeNetwork(network);
    const { definition } = phone.scope.register('app');
    phone.app = definition;
    const launch = definition['onLaunch'] as (options: object) => void;
    launch.call(definition, { path: 'pages/home/index', query: {}, scene: 1001 });
    phone.open('/pages/home/index');
    await phone.clock.settled();
    return phone;
  }

  get page(): ShownPage {
    const top = this.stack.at(-1);
    if (top === undefined) throw new Error('no page is open');
    return top;
  }

  get calls(): readonly CloudCall[] {
    return this.wechat.calls;
  }

  callsOf(action: string): CloudCall['data'][] {
    return this.calls.map(({ data }) => data).filter((data) => data.action === action);
  }

  // ---- what a person does ----

  async tap(what: string): Promise<SetDataUse> {
    return this.measured(() => this.page.tap(what));
  }

  async type(id: string, text: string): Promise<SetDataUse> {
    return this.measured(() => this.page.input(id, text));
  }

  async choose(id: string, value: number | string): Promise<SetDataUse> {
    return this.measured(() => this.page.change(id, value));
  }

  async agreeToPrivacy(id: string): Promise<SetDataUse> {
    return this.measured(() => this.page.agreeToPrivacy(id));
  }

  /** WeChat holds a call of the app until the person agreed to the privacy notice. */
  async holdForPrivacy(referrer: string): Promise<SetDataUse> {
    return this.measured(() => this.wechat.holdForPrivacy(referrer));
  }

  async goTo(url: string): Promise<SetDataUse> {
    return this.measured(() => this.open(url));
  }

  async goToTab(url: string): Promise<SetDataUse> {
    return this.measured(() => this.switchTab(url));
  }

  async goBack(): Promise<SetDataUse> {
    return this.measured(() => this.back());
  }

  /** Time passes on this phone: polls, retries and minutes happen. */
  async pass(ms: number): Promise<SetDataUse> {
    return this.measured(() => this.clock.pass(ms));
  }

  async network(network: Network): Promise<SetDataUse> {
    return this.measured(() => this.wechat.changeNetwork(network));
  }

  /** Runs one interaction to its end; what all pages handed to the view meanwhile. */
  async measured(interaction: () => void | Promise<void>): Promise<SetDataUse> {
    const before = this.opened.map(({ handed }) => handed.length);
    await interaction();
    await this.clock.settled();
    const handed = this.opened.flatMap((page, index) => page.handed.slice(before[index] ?? 0));
    return {
      calls: handed.length,
      bytes: handed.reduce((sum, bytes) => sum + bytes, 0),
      largest: Math.max(0, ...handed),
    };
  }

  // ---- WeChat's page stack ----

  /** Puts a new page on top; `leaving` close once it stands. */
  private open(url: string, leaving: ShownPage[] = []): void {
    this.clock.nowMs += openingMs;
    const [route = '', search = ''] = url.replace(/^\//, '').split('?');
    if (leaving.length === 0) this.stack.at(-1)?.lifecycle('onHide');
    const query = Object.fromEntries(new URLSearchParams(search));
    const page = new ShownPage(this.idOf(route), route, query);
    this.opened.push(page);
    this.stack.push(page);
    if (tabRoutes.includes(route)) this.tabs.set(route, page);
    leaving.reverse().forEach((left) => left.close());
    page.open();
  }

  private relaunch(url: string): void {
    const leaving = [...new Set([...this.tabs.values(), ...this.stack])];
    this.tabs.clear();
    this.stack = [];
    this.open(url, leaving);
  }

  private switchTab(url: string): void {
    const route = url.replace(/^\//, '');
    const [tab, ...above] = this.stack.splice(0);
    if (tab !== undefined && tab.route !== route) tab.lifecycle('onHide');
    above.reverse().forEach((left) => left.close());
    const known = this.tabs.get(route);
    if (known === undefined) return this.open(url);
    this.stack.push(known);
    known.lifecycle('onShow');
  }

  private back(): void {
    this.clock.nowMs += openingMs;
    this.stack.pop()?.close();
    this.page.lifecycle('onShow');
  }

  private idOf(route: string): string {
    const known = this.ids.get(route);
    if (known !== undefined) return known;
    const id = registerPage(this.scope, route);
    this.ids.set(route, id);
    return id;
  }

  /** Closes everything; nothing of this phone runs on. */
  end(): void {
    new Set([...this.stack, ...this.tabs.values()]).forEach((page) => page.close());
  }
}
