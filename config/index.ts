/** Taro build of the mini-program (dist/weapp) and of its browser twin (dist/h5). */
import path from 'node:path';

const root = path.resolve(__dirname, '..');
const isTwin = process.env.TARO_ENV === 'h5';
const outputRoot = isTwin ? 'dist/h5' : 'dist/weapp';

/**
 * Template ids of subscription messages are configuration of a WeChat account. The default is what
 * the local cloud knows; a deployment sets the environment variable at build time.
 */
const studentTemplateId = process.env.RUNXIN_STUDENT_TEMPLATE ?? 'tmpl-student';

/** Sizes are written in px and stay px: heights are minimums and the font factor is ours (--fs). */
const postcss = {
  pxtransform: { enable: false, config: {} },
  cssModules: { enable: false, config: {} },
};

const twinMinimizer = {
  jsMinimizer: 'esbuild',
  esbuild: { minify: { enable: true, config: { target: 'es2020', charset: 'utf8' } } },
};

export default {
  projectName: 'runxin',
  date: '2026-1-1',
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  plugins: [path.join(root, 'config', 'taro-attributes.js')],
  defineConstants: { STUDENT_TEMPLATE_ID: JSON.stringify(studentTemplateId) },
  copy: {
    patterns: isTwin
      ? []
      : [
          // Icons named by theme.json, which Taro does not follow.
          { from: 'src/assets/tab/', to: `${outputRoot}/assets/tab/` },
          { from: 'src/sitemap.json', to: `${outputRoot}/sitemap.json` },
        ],
    options: {},
  },
  // Chinese as it is written: an escape would take twice the bytes, and files are UTF-8 everywhere.
  terser: { enable: true, config: { output: { ascii_only: false } } },
  // The twin runs in a browser of today. esbuild makes it as small in a third of the time; phones
  // keep terser, which leaves the syntax as Babel wrote it for old engines.
  ...(isTwin ? twinMinimizer : {}),
  mini: {
    optimizeMainPackage: { enable: true },
    // The deepest page has 12 levels; each level of templates is 4 KB of the main package. What is
    // deeper goes on in a component of Taro's own (comp), as before from 16 on.
    baseLevel: 13,
    postcss,
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    output: {
      filename: 'js/[name].[contenthash:8].js',
      chunkFilename: 'js/[name].[contenthash:8].js',
    },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { ...postcss, autoprefixer: { enable: true, config: {} } },
  },
};
