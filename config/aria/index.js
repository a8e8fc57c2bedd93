const path = require('node:path')
const { components } = require('./components')

/** Lets aria-* reach WXML: the template and the runtime must both know the attributes, or neither works. */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp') return
      platform.template.mergeComponents(ctx, components)
      platform.runtimePath = [].concat(platform.runtimePath ?? [], path.join(__dirname, 'runtime.js'))
    },
  })
}
