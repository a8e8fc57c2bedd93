export { freePort } from '../../src/local/database/free-port'
