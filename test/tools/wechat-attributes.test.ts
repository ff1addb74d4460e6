/** WeChat's templates bind only the attributes of config/taro-attributes.json: one that a page sets beyond them would be lost without a word. */
import { parseSync, types, traverse } from '@babel/core';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import wanted from '../../config/taro-attributes.json';

const root = path.join(__dirname, '..', '..');
/** What every element has, and what React keeps for itself. */
const always = ['key', 'ref', 'id', 'class-name', 'style', 'bind-click', 'catch-move'];

const bound = new Map(
  Object.entries<{ keeps: string[]; adds?: string[] }>(wanted).map(
    ([name, { keeps, adds = [] }]) => [
      name,
      new Set([...keeps, ...adds].map((attribute) => dashed(attribute))),
    ],
  ),
);

/** `hoverClass` → `hover-class`, `bindTouchStart` and `onTouchStart` → `bind-touch-start`. */
function dashed(attribute: string): string {
  const spread = attribute.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return spread.replace(/^on-/, 'bind-').replace(/^bind(?=[a-z])/, 'bind-');
}

/** What ends the same: Taro writes `bindagreeprivacyauthorization`, React `onAgreePrivacyAuthorization`. */
const squeezed = (attribute: string) => attribute.replaceAll('-', '');

function isBound(component: string, attribute: string): boolean {
  const name = dashed(attribute === 'defaultValue' ? 'value' : attribute);
  if (always.includes(name)) return true;
  return [...(bound.get(component) ?? [])].some((one) => squeezed(one) === squeezed(name));
}

/** Attributes that a source sets on Taro's components, by `Component attribute`. */
function attributesIn(code: string): string[] {
  const tree = parseSync(code, {
    configFile: false,
    babelrc: false,
    parserOpts: { plugins: ['typescript', 'jsx'] },
  });
  if (!tree) throw new Error('nothing parsed');
  /** The page's own name of a component → Taro's. */
  const components = new Map<string, string>();
  const found: string[] = [];
  traverse(tree, {
    ImportDeclaration({ node }) {
      if (node.source.value !== '@tarojs/components') return;
      for (const one of node.specifiers)
        if (types.isImportSpecifier(one) && types.isIdentifier(one.imported))
          components.set(one.local.name, one.imported.name);
    },
    JSXOpeningElement({ node }) {
      const component = types.isJSXIdentifier(node.name) && components.get(node.name.name);
      if (!component) return;
      for (const attribute of node.attributes)
        if (types.isJSXAttribute(attribute) && types.isJSXIdentifier(attribute.name))
          found.push(`${component} ${attribute.name.name}`);
    },
  });
  return found;
}

const lost = (code: string) =>
  attributesIn(code).filter((one) => !isBound(...(one.split(' ') as [string, string])));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return sources(file);
    return entry.name.endsWith('.tsx') && !entry.name.endsWith('.h5.tsx') ? [file] : [];
  });
}

test('attributes: whatever a page sets on a component of Taro is bound in WeChat', () => {
  const files = sources(path.join(root, 'src'));
  const found = files.flatMap((file) =>
    lost(readFileSync(file, 'utf8')).map((one) => `${path.relative(root, file)}: ${one}`),
  );
  expect(found).toEqual([]);
});

test('attributes: one that is not bound is noticed, also under another name of the component', () => {
  const code = `import { View, Text as Words } from '@tarojs/components';
    export const a = <View hoverStartTime={1} onTouchStart={b} aria-role="button"><Words selectable userSelect /></View>;`;
  expect(lost(code)).toEqual(['View hoverStartTime', 'Text selectable']);
});
