/** Forms forbidden by shape, for ESLint's `no-restricted-syntax`, each with its reason. */

export const emptyCatchCallback = {
  selector:
    "CallExpression[callee.property.name='catch'] > ArrowFunctionExpression[body.type='BlockStatement'][body.body.length=0]",
  message: 'An error must not disappear: handle it, or let it pass.',
};

export const rawTransaction = ['runTransaction', 'startTransaction'].map((name) => ({
  selector: `MemberExpression[property.name='${name}']`,
  message:
    "Use platform/transact: the SDK's own retry does not fire for a conflict, 19 of 20 concurrent calls are lost.",
}));

const testFunctions = '/^(describe|it|test)$/';

export const focusedOrSkippedTest = [
  {
    selector: `MemberExpression[object.name=${testFunctions}][property.name=/^(only|skip|todo)$/]`,
    message: 'Every test runs, always.',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xdescribe|xtest|fit|fdescribe)$/]',
    message: 'Every test runs, always.',
  },
];

export const sleepingTest = [
  {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message: 'Wait for what the page shows, not for time to pass.',
  },
  {
    selector: "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
    message: 'A test jumps time, it does not sleep.',
  },
];
