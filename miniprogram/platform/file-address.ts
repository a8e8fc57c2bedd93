import { apiBase, transport } from './configuration'

/** A path of the server as an address; what already is an address stays. */
export const fileAddress = (path: string): string => (path.startsWith('/') ? `${apiBase}${path}` : path)

/** False for a path that has no server in front of it: in a deployment of functions alone such a file goes and comes in pieces. */
export const isServed = (address: string): boolean => transport !== 'cloud' || !address.startsWith('/')
