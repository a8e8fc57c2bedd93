/** An adviser must not act against an employer they work for: whoever belongs to that employer's union is served by others. */
export const mustNotServe = (
  adviser: { readonly notAgainst: readonly string[] },
  personPath: readonly string[],
): boolean => adviser.notAgainst.some((orgId) => personPath.includes(orgId))
