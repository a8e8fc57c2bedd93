import { fileAddress } from '../../platform/file-address'

/** Where the picture of somebody at the desk is; undefined: their first character is drawn. */
export const portraitOf = (
  adviser: { readonly portrait?: string | undefined } | undefined,
): string | undefined => (adviser?.portrait === undefined ? undefined : fileAddress(adviser.portrait))
