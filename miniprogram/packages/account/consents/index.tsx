import { Page } from '../../../ui/page'
import { Blank } from '../../../ui/states'

export default function Index() {
  return (
    <Page title="我同意过的事">
      <Blank icon="home" head="正在搭建" />
    </Page>
  )
}
