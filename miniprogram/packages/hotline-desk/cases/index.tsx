import { useState } from 'react'
import { DeskPage } from '../../../features/desk/desk-page'
import { ListAndDetail, showDetail } from '../../../features/desk/list-and-detail'
import { CaseDesk } from '../../../features/hotline/desk/case-desk'
import { CaseList } from '../../../features/hotline/desk/case-list'
import { words } from '../../../features/hotline/desk/words'
import { useServerClock } from '../../../features/hotline/use-server-clock'
import { useParams } from '../../../platform/lifecycle'
import { readdress } from '../../../platform/navigate'
import { Blank } from '../../../ui/states'

/** Cases of a lawyer or counsellor: list left, the opened one right. `caseId` opens one, `side=chat` at its chat. */
export default function Cases() {
  const params = useParams()
  const now = useServerClock()
  const [caseId, setCaseId] = useState(params['caseId'])
  const [turn, setTurn] = useState(0)
  const choose = (id: string) => {
    setCaseId(id)
    readdress('deskCases', { caseId: id })
    showDetail()
  }
  return (
    <DeskPage at="cases">
      {() => (
        <ListAndDetail
          title={words.cases.title}
          list={<CaseList key={turn} chosen={caseId} now={now} onTap={choose} />}
          about={words.cases.one}
        >
          {caseId === undefined ? (
            <Blank icon="lock" head={words.cases.choose} words={words.cases.chooseWhy} />
          ) : (
            <CaseDesk
              key={caseId}
              caseId={caseId}
              first={params['side'] === 'chat' ? 'chat' : 'timeline'}
              now={now}
              onGone={() => {
                setCaseId(undefined)
                setTurn(turn + 1)
              }}
            />
          )}
        </ListAndDetail>
      )}
    </DeskPage>
  )
}
