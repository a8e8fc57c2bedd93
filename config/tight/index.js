/** Taro indents its templates: 1.5 KB of the main package. Only what stands between two tags goes, so no text changes. */
module.exports = (ctx) => {
  ctx.modifyBuildAssets(({ assets }) => {
    for (const [name, asset] of Object.entries(assets)) {
      if (!name.endsWith('.wxml')) continue
      const Source = asset.constructor
      assets[name] = new Source(String(asset.source()).replace(/>\s+</g, '><'))
    }
  })
}
