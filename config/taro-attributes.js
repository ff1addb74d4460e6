/**
 * The attributes that Taro's compiled WeChat templates bind. Of accessibility it binds none, so that a screen reader
 * would hear nothing: taro-attributes.json adds them. Of all others it binds every one there is, thirteen levels
 * deep, in the main package: the list keeps those that the pages use (test/weapp/attributes.test.ts holds it to them).
 */
const path = require('node:path');
const { keepAttributes } = require('./keep-attributes');
const wanted = require('./taro-attributes.json');

const runtime = path.join(__dirname, 'taro-attributes-runtime.js');

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp') return;
      keepAttributes(platform.template.internalComponents, wanted);
      platform.runtimePath = [].concat(platform.runtimePath, runtime);
    },
  });
};
