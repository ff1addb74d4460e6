/**
 * Which way imports may point. Each rule says why in its `comment`, and
 * test/tools/import-rules.test.ts shows for each that it fires.
 */
const modules = '(^|/)node_modules/';
const deployables = '^cloudfunctions/(api|clock|monitor|export)/';
/** Files directly in cloudfunctions/ and its parts: wiring that several deployables share. */
const sharedWiring = '^cloudfunctions/(parts/)?[^/]+\\.ts$';
const product = '^(src|cloudfunctions|local-cloud)/';

const rules = [
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one file, or miss a third. Types may refer back.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'nothing-unresolved',
    comment: 'An import that resolves to nothing fails only when it runs.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'shared-is-pure',
    comment:
      'Rules and contracts run on both sides and in simulations: no input, output or vendor there.',
    from: { path: '^src/shared/' },
    to: { pathNot: ['^src/shared/', `${modules}(zod/mini|dayjs|chinese-days)(/|$)`] },
  },
  {
    name: 'zod-mini-only',
    comment:
      'Regular zod compiles code at run time, which WeChat forbids, and costs 75 KB more than zod/mini.',
    from: { path: '^(src|cloudfunctions|local-cloud|test)/' },
    to: { path: `${modules}zod/`, pathNot: `${modules}zod/mini/` },
  },
  {
    name: 'client-feature-stays-home',
    comment: 'A feature that reaches into another cannot be moved to a subpackage or removed.',
    from: { path: '^src/features/([^/]+)/' },
    to: { path: '^src/', pathNot: '^src/(features/$1|shared|ui|lib)/' },
  },
  {
    name: 'main-package-knows-entries-only',
    comment: 'Whatever main imports from a feature ships in the main package: data, no pages.',
    from: { path: '^src/(pages/|app\\.)' },
    to: {
      path: '^src/',
      pathNot: '^src/(pages|shared|ui|lib)/|^src/app\\.|^src/features/[^/]+/entries\\.ts$',
    },
  },
  {
    name: 'ui-knows-no-feature',
    comment: 'Components serve every feature, therefore they know none.',
    from: { path: '^src/ui/' },
    to: { path: '^src/', pathNot: '^src/(ui|lib|shared)/' },
  },
  {
    name: 'lib-knows-no-feature',
    comment: 'The cloud client, session and drafts lie below components and features.',
    from: { path: '^src/lib/' },
    to: { path: '^src/', pathNot: '^src/(lib|shared)/|^src/features/[^/]+/entries\\.ts$' },
  },
  {
    name: 'client-knows-no-server',
    comment: 'Client and functions share contracts in src/shared and nothing else.',
    from: { path: '^src/' },
    to: { path: '^(cloudfunctions|local-cloud)/' },
  },
  {
    name: 'function-feature-stays-home',
    comment:
      'What two features share moves to src/shared or platform; they meet through ports only.',
    from: { path: '^cloudfunctions/features/([^/]+)/' },
    to: {
      path: '^(src|cloudfunctions|local-cloud)/',
      pathNot: '^(src/shared|cloudfunctions/platform|cloudfunctions/features/$1)/',
    },
  },
  {
    name: 'platform-knows-no-feature',
    comment: 'The platform serves features it has never heard of.',
    from: { path: '^cloudfunctions/platform/' },
    to: {
      path: '^(src|cloudfunctions|local-cloud)/',
      pathNot: '^(src/shared|cloudfunctions/platform)/',
    },
  },
  {
    name: 'deployables-wire-only',
    comment: 'A deployable wires features and the platform; it takes nothing from elsewhere.',
    from: { path: [deployables, sharedWiring] },
    to: {
      path: '^(src|cloudfunctions|local-cloud)/',
      pathNot: ['^(src/shared|cloudfunctions/(features|platform))/', deployables, sharedWiring],
    },
  },
  {
    name: 'api-starts-without-features',
    comment:
      'Whoever calls after a pause waits for the start: a feature is imported at its first call (docs/decisions/0026).',
    from: { path: '^cloudfunctions/(api/|(wiring|watch)\\.ts$)' },
    to: {
      path: '^cloudfunctions/(features/|parts/|silence|wiring-)',
      dynamic: false,
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'deployables-stand-alone',
    comment: 'Importing a deployable runs its wiring; a second function would carry it along.',
    from: { path: '^(src|cloudfunctions|local-cloud)/([^/]+)/' },
    to: { path: deployables, pathNot: '^cloudfunctions/$2/' },
  },
  {
    name: 'vendor-sdk-behind-platform',
    comment: 'The SDK has traps (lost retries, serverDate, set): one wrapper knows them.',
    from: { path: '^(src|cloudfunctions|local-cloud)/', pathNot: '^cloudfunctions/platform/' },
    to: { path: `${modules}wx-server-sdk/` },
  },
  {
    name: 'local-cloud-knows-no-product',
    comment: 'It stands in for the vendor, who knows nothing of us; only the demo seed does.',
    from: { path: '^local-cloud/', pathNot: '^local-cloud/seed/' },
    to: { path: '^(src|cloudfunctions)/' },
  },
  {
    name: 'functions-know-no-local-cloud',
    comment: 'The same bundles run on the real cloud.',
    from: { path: '^cloudfunctions/' },
    to: { path: '^local-cloud/' },
  },
  {
    name: 'product-knows-no-tests-or-tools',
    comment: 'What ships never depends on what checks it.',
    from: { path: product },
    to: { path: '^(test|tools)/' },
  },
  {
    name: 'what-ships-is-a-dependency',
    comment: 'A package in a bundle is part of the product and listed as such.',
    from: { path: '^(src|cloudfunctions)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no-undeclared-package',
    comment: 'A package that only comes along with another can vanish with its next version.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
];

module.exports = {
  forbidden: rules.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: modules },
    // Type imports count: a direction holds for what a file knows, not only for what it runs.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      // The tool does not read `moduleSuffixes`: a file for one platform is found by extension.
      extensions: ['.ts', '.tsx', '.weapp.ts', '.weapp.tsx', '.h5.ts', '.h5.tsx'].concat([
        '.mjs',
        '.cjs',
        '.js',
        '.json',
        '.d.ts',
      ]),
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
