/**
 * Forbids reading the clock. Core ESLint rules catch the usual forms only; this one allows the few
 * pure uses of `Date` and reports every other mention, an alias (`const D = Date`) included.
 */

const message =
  'Time comes in as an argument (ctx.nowMs): only the files in config/lint/clock-allowed.mjs read the clock.';

/** Static members of Date that compute from their arguments alone. */
const pureDateMembers = new Set(['UTC', 'parse', 'prototype']);

/** Globals whose every use is a clock. */
const clockGlobals = new Set(['performance', 'Temporal']);

const globalObjects = new Set(['globalThis', 'window', 'self', 'global']);

const clockModules = new Set(['perf_hooks', 'node:perf_hooks']);

const processClocks = new Set(['hrtime', 'uptime']);

const memberName = (node) => {
  if (!node.computed) return node.property.name;
  return node.property.type === 'Literal' ? String(node.property.value) : undefined;
};

const namesAnInstant = (args) => args.length > 0 && args[0].type !== 'SpreadElement';

function isPureDateUse(node) {
  const { parent } = node;
  if (parent.type === 'NewExpression' && parent.callee === node) {
    return namesAnInstant(parent.arguments);
  }
  if (parent.type === 'MemberExpression' && parent.object === node) {
    return pureDateMembers.has(memberName(parent));
  }
  if (parent.type === 'BinaryExpression') return parent.operator === 'instanceof';
  return parent.type.startsWith('TS') && parent.type !== 'TSAsExpression';
}

/** `dayjs()`, `dayjs.utc()`, `dayjs.tz()`: without an instant they mean now. */
function isDayjsNow(call, dayjsNames) {
  const { callee } = call;
  const base = callee.type === 'MemberExpression' ? callee.object : callee;
  if (base.type !== 'Identifier' || !dayjsNames.has(base.name)) return false;
  if (callee.type === 'MemberExpression' && !['utc', 'tz'].includes(memberName(callee)))
    return false;
  return !namesAnInstant(call.arguments);
}

/** `new Intl.DateTimeFormat(…).format()` formats now. */
const isFormatNow = ({ callee, arguments: args }) =>
  callee.type === 'MemberExpression' &&
  ['format', 'formatToParts'].includes(memberName(callee)) &&
  ['NewExpression', 'CallExpression'].includes(callee.object.type) &&
  callee.object.callee.type === 'MemberExpression' &&
  memberName(callee.object.callee) === 'DateTimeFormat' &&
  args.length === 0;

export const noClock = {
  meta: {
    type: 'problem',
    docs: { description: 'forbid reading the clock' },
    schema: [],
    messages: {
      clock: message,
      serverDate: `The database's clock is not the invocation's. ${message}`,
    },
  },
  create(context) {
    const dayjsNames = new Set();
    const report = (node, messageId = 'clock') => context.report({ node, messageId });

    const checkGlobal = (scope) => {
      const unresolved = scope.through.concat(
        scope.variables
          .filter(({ defs }) => defs.length === 0)
          .flatMap((known) => known.references),
      );
      for (const { identifier } of new Set(unresolved)) {
        if (identifier.name === 'Date' && !isPureDateUse(identifier)) report(identifier);
        if (clockGlobals.has(identifier.name)) report(identifier);
      }
    };

    return {
      'Program:exit': (node) => checkGlobal(context.sourceCode.getScope(node)),
      ImportDeclaration(node) {
        if (clockModules.has(node.source.value)) report(node);
        if (node.source.value !== 'dayjs') return;
        for (const specifier of node.specifiers) dayjsNames.add(specifier.local.name);
      },
      CallExpression(node) {
        if (isDayjsNow(node, dayjsNames) || isFormatNow(node)) report(node);
      },
      MemberExpression(node) {
        const name = memberName(node);
        if (name === 'serverDate') report(node, 'serverDate');
        if (node.object.type !== 'Identifier') return;
        const onGlobal = globalObjects.has(node.object.name);
        if (onGlobal && (name === 'Date' || clockGlobals.has(name))) report(node);
        if (node.object.name === 'process' && processClocks.has(name)) report(node);
      },
      Property(node) {
        if (node.parent.type === 'ObjectPattern' && node.key.name === 'serverDate') {
          report(node, 'serverDate');
        }
      },
    };
  },
};
