/** The Taro builds; tests are transformed by swc (jest.config.mjs). */

/** Older engines could not draw the design either (masks, clip-path, conic gradients). */
const targets = { ios: '13', chrome: '69' };

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets }]],
};
