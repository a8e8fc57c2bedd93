import { useRef } from 'react'
import { Refusal } from '../../platform/failures'
import { groupProof } from '../../platform/group'
import { useSend } from '../../ui/use-send'
import { bindGroup } from './api'
import { words } from './words'

/** Binds the WeChat group that the person came from. A proof is kept as long as its key: after a lost answer the very same
 *  thing is asked again, and after a refusal WeChat is asked for a new proof. */
export const useBindGroup = () => {
  const proof = useRef<{ key: string; cloudId: string }>()
  return useSend(async ({ code }: { code: string }, key: string) => {
    if (proof.current?.key !== key) {
      const cloudId = await groupProof()
      if (cloudId === undefined) throw new Refusal('NOT_FROM_GROUP', words.notFromGroup)
      proof.current = { key, cloudId }
    }
    return bindGroup({ code, cloudId: proof.current.cloudId }, key)
  })
}
