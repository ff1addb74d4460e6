/** One compiled page in miniprogram-simulate: what it shows, what a finger does to it, what crosses to the view. */
import path from 'node:path';
import simulate from 'miniprogram-simulate';
import { weappFolder, type AppScope } from './app-scope';

/** What the logic layer handed to the view layer in one interaction. */
export interface SetDataUse {
  calls: number;
  bytes: number;
  /** Of one call, the most bytes. */
  largest: number;
}

type Method = (this: PageInstance, ...args: unknown[]) => unknown;

interface PageInstance {
  route: string;
  options: Record<string, string>;
  setData: (data: object, done?: () => void) => void;
  eh: (event: object) => void;
  [method: string]: unknown;
}

/** miniprogram-simulate's handle of a node. */
interface SimulatedNode {
  dom: HTMLElement;
  instance: PageInstance;
  toJSON: () => NodeTree;
  querySelector: (selector: string) => SimulatedNode | undefined;
  querySelectorAll: (selector: string) => SimulatedNode[];
  dispatchEvent: (name: string, options?: object) => void;
}

interface SimulatedPage extends SimulatedNode {
  attach: (parent: Node) => void;
  detach: () => void;
}

export interface NodeTree {
  tagName: string;
  attrs: { name: string; value: unknown }[];
  children: (NodeTree | string)[];
}

const compile = jest.requireActual<{
  getWxml: (file: string, config: { compiler: 'official'; rootPath: string }) => unknown;
}>('miniprogram-simulate/src/compile');

const templateOf = (file: string) =>
  compile.getWxml(path.join(weappFolder, file), { compiler: 'official', rootPath: weappFolder });

let registered = 0;

/** Registers a compiled page, with the component that carries on where templates end, with the simulator. */
export function registerPage(scope: AppScope, route: string): string {
  registered += 1;
  const nested = `comp-${registered}`;
  simulate.load({
    ...scope.register('comp').definition,
    id: nested,
    path: path.join(weappFolder, 'comp'),
    tagName: 'comp',
    template: templateOf('comp'),
    usingComponents: { comp: nested },
  } as never);
  const { kind, definition } = scope.register(route);
  if (kind !== 'Page') throw new Error(`${route} registers no page`);
  const isMethod = ([, value]: [string, unknown]) => typeof value === 'function';
  return simulate.load({
    id: `page-${registered}`,
    path: path.join(weappFolder, route),
    tagName: 'page',
    template: templateOf(route),
    usingComponents: { comp: nested },
    data: definition['data'],
    methods: Object.fromEntries(Object.entries(definition).filter(isMethod)),
  } as never) as unknown as string;
}

export class ShownPage {
  /** Bytes of each `setData`, in order. */
  readonly handed: number[] = [];
  private readonly node: SimulatedPage;
  readonly instance: PageInstance;

  constructor(
    id: string,
    readonly route: string,
    readonly query: Record<string, string>,
  ) {
    this.node = simulate.render(id) as unknown as SimulatedPage;
    this.instance = this.node.instance;
    this.instance.route = route;
    this.instance.options = query;
    this.countSetData();
  }

  private countSetData(): void {
    const { setData } = this.instance;
    this.instance.setData = (data, done) => {
      const text = JSON.stringify(data);
      this.handed.push(Buffer.byteLength(text));
      setData.call(this.instance, JSON.parse(text) as object, done);
    };
  }

  open(): void {
    this.node.attach(document.body);
    this.lifecycle('onLoad', { ...this.query });
    this.lifecycle('onShow');
    this.lifecycle('onReady');
  }

  close(): void {
    this.lifecycle('onUnload');
    this.node.detach();
  }

  lifecycle(name: string, ...args: unknown[]): void {
    (this.instance[name] as Method | undefined)?.call(this.instance, ...args);
  }

  /** Everything that can be read, in order. */
  text(): string {
    return this.node.dom.textContent ?? '';
  }

  /** Every element with the attributes its template was given, outermost first. */
  elements(): Record<string, unknown>[] {
    const below = (tree: NodeTree): Record<string, unknown>[] => [
      Object.fromEntries(tree.attrs.map(({ name, value }) => [name, value])),
      ...tree.children.flatMap((child) => (typeof child === 'string' ? [] : below(child))),
    ];
    return below(this.node.toJSON());
  }

  /** The words of every element of a class. */
  texts(selector: string): string[] {
    return this.node.querySelectorAll(selector).map(({ dom }) => dom.textContent ?? '');
  }

  has(selector: string): boolean {
    return this.node.querySelector(selector) !== undefined;
  }

  /** What can be tapped, by `#id`, by its words or by the label a screen reader says. */
  private tappable(what: string): SimulatedNode {
    const found = what.startsWith('#')
      ? this.node.querySelector(what)
      : this.node
          .querySelectorAll('.tap')
          .find(
            (node) =>
              node.dom.textContent?.includes(what) || attributeOf(node, 'ariaLabel') === what,
          );
    if (found === undefined) throw new Error(`nothing to tap as ${what}`);
    return found;
  }

  tap(what: string): void {
    this.tappable(what).dispatchEvent('tap', { bubbles: true });
  }

  /** The person's words are in the field; WeChat tells the page. */
  input(id: string, value: string): void {
    this.tell('input', id, { value, cursor: value.length, keyCode: 0 });
  }

  /** WeChat's own button was tapped: WeChat notes the consent and tells the page. */
  agreeToPrivacy(id: string): void {
    this.tell('agreeprivacyauthorization', id, {});
  }

  /** A slider or a wheel was moved to this value. */
  change(id: string, value: number | string): void {
    this.tell('change', id, { value });
  }

  private tell(type: string, id: string, detail: object): void {
    const field = this.node.querySelector(`#${id}`);
    if (field === undefined) throw new Error(`no field ${id}`);
    const element = { id, dataset: { sid: attributeOf(field, 'data-sid') } };
    this.instance.eh({ type, detail, target: element, currentTarget: element });
  }
}

function attributeOf(node: SimulatedNode, name: string): unknown {
  return node.toJSON().attrs.find((attribute) => attribute.name === name)?.value;
}
