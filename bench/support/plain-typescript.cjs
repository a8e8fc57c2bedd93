// node --require: runs TypeScript as the builds make it. tsx keeps the name of every function by a call at each of its
// births, which in a server that makes many of them costs as much as its work and is not there in what is deployed.
const { readFileSync } = require('node:fs')
const { Module } = require('node:module')
const { transformSync } = require('esbuild')

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    ...{ loader: 'ts', format: 'cjs', target: 'node20.19', sourcefile: filename, sourcemap: 'inline' },
  })
  module._compile(code, filename)
}
