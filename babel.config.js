/**
 * Read by two tools: jest (babel-jest names itself as the caller) and the Taro builds.
 * Jest needs plain Node output; Taro needs its own preset.
 */
const forJest = {
  presets: [
    ['@babel/preset-env', { targets: { node: 'current' } }],
    ['@babel/preset-react', { runtime: 'automatic' }],
    '@babel/preset-typescript',
  ],
};

/** Older engines could not draw the design either (masks, clip-path, conic gradients). */
const targets = { ios: '13', chrome: '69' };

const forTaro = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets }]],
};

module.exports = (api) => {
  const calledByJest = api.caller((caller) => caller?.name === 'babel-jest');
  return calledByJest ? forJest : forTaro;
};
