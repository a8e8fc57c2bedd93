/** Keeps icons.css and names.ts in step with icons.svg. */
export function writeSheet(): void
/** The class sheet as it should be. */
export function sheet(): string
