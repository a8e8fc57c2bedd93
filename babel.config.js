/** `framework: 'none'`: JSX is already gone when babel comes (config/jsx/loader.js), so it needs no React preset. */
module.exports = {
  presets: [['taro', { framework: 'none', ts: true, compiler: 'webpack5' }]],
}
