/** Rules of this repository that no linter knows; pure, so that a test can show each one fire. */

const lineLimit = 300;

const code = /^(src|cloudfunctions|local-cloud)\/.*\.tsx?$/;

/** Files longer than the limit because they are data, each with its reason. */
const longData = {};

/** Folders that exist on one machine only; a path of the product never begins like this. */
const machinePath = /(^|[^a-zA-Z0-9_.$}\])-])\/(work|tmp|root|home|Users)\/[a-zA-Z]/;

const registryHost = /registry\.npm|npmmirror|registry\.yarnpkg|npm\.taobao|artifactory/i;

/** The two places that must name what they look for. */
const namesThemFreely = new Set(['tools/lib/house-rules.mjs', 'test/tools/house-rules.test.ts']);

const lineOf = (text, pattern) => text.split('\n').findIndex((line) => pattern.test(line)) + 1;

function tooLong(path, text) {
  if (!code.test(path) || path in longData) return [];
  const lines = text.trimEnd().split('\n').length;
  if (lines <= lineLimit) return [];
  return [`${path}: ${lines} lines, more than ${lineLimit}: more than one thing in one file?`];
}

function namesThisMachine(path, text) {
  if (namesThemFreely.has(path)) return [];
  const problems = [];
  if (machinePath.test(text)) {
    problems.push(`${path}:${lineOf(text, machinePath)}: an absolute path of one machine`);
  }
  if (registryHost.test(text)) {
    problems.push(`${path}:${lineOf(text, registryHost)}: names a package registry`);
  }
  return problems;
}

function lockNamesAddresses(path, text) {
  if (path !== 'package-lock.json') return [];
  return Object.entries(JSON.parse(text).packages)
    .filter(([, entry]) => entry.resolved !== undefined && entry.link !== true)
    .map(([name]) => `package-lock.json: ${name} carries a download address`);
}

/** Where Node would look for a package needed by the one at `path`, nearest first. */
function* placesOf(name, path) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    yield at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (at === '') return;
  }
}

/**
 * `npm ci` refuses a lock file that lacks an optional package, which happens when the registry had
 * a package but not yet its builds for other systems: pin an older version by `overrides`.
 */
function lockIsIncomplete(path, text) {
  if (path !== 'package-lock.json') return [];
  const { packages } = JSON.parse(text);
  return Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => ![...placesOf(name, at)].some((place) => place in packages))
      .map((name) => `package-lock.json: ${at} needs ${name}, which is not locked`),
  );
}

/**
 * Everything wrong with one tracked text file, as lines for people.
 * @param {string} path relative to the checkout, with forward slashes
 * @param {string} text
 * @returns {string[]}
 */
export function houseRuleProblems(path, text) {
  return [tooLong, namesThisMachine, lockNamesAddresses, lockIsIncomplete].flatMap((rule) =>
    rule(path, text),
  );
}
