/** Stands in for the package whatwg-url in the bundles: Node's own URL is the same standard, without 280 KB of tables. */
const { URL, URLSearchParams } = globalThis

export { URL, URLSearchParams }
