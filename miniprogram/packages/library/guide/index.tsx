import { Page } from '../../../ui/page'
import { Blank } from '../../../ui/states'

export default function Index() {
  return (
    <Page title="用工指引">
      <Blank icon="home" head="正在搭建" />
    </Page>
  )
}
