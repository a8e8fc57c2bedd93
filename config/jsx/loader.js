const { transform } = require('esbuild')

/** Turns .tsx into JavaScript with calls of the JSX runtime: esbuild is in the house and takes milliseconds a file.
 *  Babel then does what is Taro's: its API imports and the target browsers. */
module.exports = function jsx(source) {
  const done = this.async()
  transform(source, {
    loader: 'tsx',
    jsx: 'automatic',
    target: 'es2020',
    sourcefile: this.resourcePath,
    sourcemap: this.sourceMap ? 'external' : false,
  }).then(
    ({ code, map }) => done(null, code, map === '' ? undefined : map),
    (failure) => done(failure),
  )
}
