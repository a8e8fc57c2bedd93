import { defineConfig } from '@tarojs/cli'
import path from 'node:path'
import { writeSheet } from './icons/sheet'

const root = path.resolve(__dirname, '..')
const platform = process.env.TARO_ENV === 'weapp' ? 'weapp' : 'h5'

/** The folder of dist/ that is written; another one than the platform's own keeps two builds of it beside each other. */
const into = process.env.NJR_INTO ?? platform

/** How the weapp reaches the server: `cloud` (functions) or `http` (door 2 at NJR_API). The h5 build always uses HTTP. */
const transport = platform === 'h5' || process.env.NJR_TRANSPORT === 'http' ? 'http' : 'cloud'

/** Sizes are real px on every platform. rpx would shrink 16 px text to 13.6 on a 320 px phone and blow a page up
 *  3.4 times in WeChat's 1,280 px window; px reflows instead. */
const pxtransform = { enable: true, config: { targetUnit: 'px' as const } }

interface Rules {
  module: { rule(name: string): Rule }
  optimization: { merge(options: object): unknown }
}
interface Rule {
  test(what: RegExp): Rule
  enforce(when: 'pre'): Rule
  use(name: string): { loader(path: string): unknown }
}

const webpackChain = (chain: Rules) => {
  chain.module
    .rule('jsx')
    .test(/\.tsx$/)
    .enforce('pre')
    .use('jsx')
    .loader(path.join(root, 'config/jsx/loader.js'))
}

/** Every page is a chunk of its own; what they all stand on is loaded once, not copied into each. */
const sharedKit = {
  splitChunks: {
    chunks: 'all',
    cacheGroups: {
      // The desk is for few: what its pages share never travels with the first page of everybody else.
      desk: {
        name: 'desk',
        test: /[\\/]miniprogram[\\/]features[\\/]([^\\/]+[\\/])?desk[\\/]/,
        minChunks: 2,
        priority: 30,
        enforce: true,
      },
      kit: {
        name: 'kit',
        test: /[\\/]miniprogram[\\/](ui|platform|features)[\\/]/,
        minChunks: 3,
        priority: 20,
        enforce: true,
      },
      default: { minChunks: 3, priority: -20, reuseExistingChunk: true },
    },
  },
}

/** Pages may use the pure functions of an engine's rules, and these the kernel's (money): both are compiled like the client's
 *  own source. */
const compile = { include: [path.join(root, 'src/engines'), path.join(root, 'src/kernel')] }

export default defineConfig<'webpack5'>(() => {
  writeSheet()
  return {
    projectName: 'niangjiaren',
    date: '2026-11-22',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    sourceRoot: 'miniprogram',
    outputRoot: `dist/${into}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    // Two builds of a platform at the same time would write into one cache.
    cache: { enable: into === platform },
    plugins: [path.join(root, 'config/aria'), path.join(root, 'config/tight')],
    defineConstants: {
      __TRANSPORT__: JSON.stringify(transport),
      /** Address of door 2 without a trailing slash; empty means the page's own origin. */
      __API__: JSON.stringify(process.env.NJR_API ?? ''),
      /** Where immutable public files are served from in the cloud deployment (a CDN). */
      __PUBLIC__: JSON.stringify(process.env.NJR_PUBLIC ?? process.env.NJR_API ?? ''),
      __CLOUD_ENV__: JSON.stringify(process.env.NJR_CLOUD_ENV ?? ''),
    },
    mini: {
      optimizeMainPackage: { enable: true },
      compile,
      postcss: { pxtransform },
      webpackChain,
    },
    h5: {
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      compile,
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: { pxtransform, autoprefixer: { enable: true } },
      webpackChain: (chain: Rules) => {
        webpackChain(chain)
        chain.optimization.merge(sharedKit)
      },
      devServer: {
        port: 10086,
        open: false,
        proxy: { '/api': { target: process.env.NJR_DEV_SERVER ?? 'http://127.0.0.1:3000' } },
      },
    },
  }
})
