/**
 * Forbids chance in pure rules: `Math.random`, also destructured or through an alias of `Math`.
 * Other sources (crypto and the like) are globals that `src/shared` may not name at all.
 */
const isPlainMember = (node) =>
  node.parent.type === 'MemberExpression' &&
  node.parent.object === node &&
  (!node.parent.computed || node.parent.property.type === 'Literal');

const isRandom = ({ property }) => (property.name ?? property.value) === 'random';

export const noChance = {
  meta: {
    type: 'problem',
    docs: { description: 'forbid chance' },
    schema: [],
    messages: { chance: 'Rules are pure: a random value comes in as an argument.' },
  },
  create(context) {
    return {
      'Identifier[name="Math"]'(node) {
        if (isPlainMember(node) && !isRandom(node.parent)) return;
        if (node.parent.type === 'MemberExpression' && node.parent.property === node) return;
        context.report({ node, messageId: 'chance' });
      },
    };
  },
};
