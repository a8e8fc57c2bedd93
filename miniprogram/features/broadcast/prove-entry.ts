import { isOffline, isRefusal } from '../../platform/failures'
import { groupProof } from '../../platform/group'
import { newKey } from '../../platform/keys'
import { isWeapp } from '../../platform/where'
import { enterFromGroup } from './api'

/** Tells the server through which group a shared card was opened, if WeChat says so. Resolves with the sentence for the
 *  person, if there is one. Whatever goes wrong, the page is read all the same. */
export const proveEntry = async (token: string): Promise<string | undefined> => {
  if (!isWeapp) return undefined
  const cloudId = await groupProof()
  if (cloudId === undefined) return undefined
  try {
    return (await enterFromGroup({ token, cloudId }, newKey())).says
  } catch (failure) {
    if (isOffline(failure) || isRefusal(failure)) return undefined
    throw failure
  }
}
