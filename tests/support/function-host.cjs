'use strict'
// One instance of a cloud function: loads the deployed file and serves one event at a time, with the environment of that event.
const started = performance.now()
const { main } = require(process.argv[2])
process.send({ loadMs: performance.now() - started })
process.on('message', ({ event, environment }) => {
  for (const name of ['WX_OPENID', 'WX_UNIONID', 'WX_CLIENTIP', 'TCB_SOURCE']) delete process.env[name]
  Object.assign(process.env, environment)
  main(event, {}).then(
    (result) => process.send({ result }),
    (error) => process.send({ error: String(error) }),
  )
})
