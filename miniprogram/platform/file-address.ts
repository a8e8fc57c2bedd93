import { apiBase } from './configuration'

/** A path of the server as an address; what already is an address stays. */
export const fileAddress = (path: string): string => (path.startsWith('/') ? `${apiBase}${path}` : path)
