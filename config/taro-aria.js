/**
 * Taro's compiled WeChat templates bind no accessibility attributes at all. This local plugin adds
 * those of taro-aria.json, in the template and in the run time that fills it, so that a screen reader
 * hears the roles and words of the design.
 */
const path = require('node:path');
const attributes = require('./taro-aria.json');

const runtime = path.join(__dirname, 'taro-aria-runtime.js');

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp') return;
      platform.template.mergeComponents(ctx, attributes);
      platform.runtimePath = [].concat(platform.runtimePath, runtime);
    },
  });
};
