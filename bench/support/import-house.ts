import { readEnvironment, type Environment } from '../../config/environment'

/** The same keys in every process of a bench: what one seals another one opens. They protect invented people. */
const KEY = Buffer.alloc(32, 'bench').toString('base64')

export const benchEnvironment = (uri: string, name: string): Environment =>
  readEnvironment({
    MONGODB_URI: uri,
    MONGODB_NAME: name,
    DATA_KEYS: `bench:${KEY}`,
    INDEX_KEY: KEY,
    SIGN_KEY: KEY,
  })
