import { useState } from 'react'
import { ChatRoom } from '../../../features/hotline/chat/chat-room'
import { NewChat } from '../../../features/hotline/chat/new-chat'
import '../../../features/hotline/hotline.css'
import { useParams } from '../../../platform/lifecycle'
import { readdress } from '../../../platform/navigate'

/** A chat: `caseId` goes on with one, `serviceId` begins another, `about` with these words. */
export default function ChatPage() {
  const params = useParams()
  const [caseId, setCaseId] = useState(params['caseId'])
  const begun = (id: string) => {
    setCaseId(id)
    readdress('hotlineChat', { caseId: id })
  }
  return caseId === undefined ? (
    <NewChat serviceId={params['serviceId']} about={params['about']} onBegun={begun} />
  ) : (
    <ChatRoom caseId={caseId} />
  )
}
