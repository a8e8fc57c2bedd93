import { inScope, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import type { ImportDoc } from '../store/imports'
import type { OrgTreeStore } from '../store/org-tree'

/** An import acts with the scope of whoever started it: a district's takes people from everywhere in the district, into a
 *  street too. Only who has that scope now applies it or takes it back, whatever union it is for. */
export const requireScopeOf = async (
  job: Pick<ImportDoc, 'scope'>,
  { caller, orgTree }: { readonly caller: Caller; readonly orgTree: OrgTreeStore },
): Promise<void> => {
  for (const top of job.scope) {
    const org = await orgTree.get(top)
    if (!org || !inScope(caller, org.orgPath, 'staff'))
      throw refuse('NOT_ALLOWED', { message: '这份名册是上级工会上传的，会动到您管不到的人，请上级来办' })
  }
}
