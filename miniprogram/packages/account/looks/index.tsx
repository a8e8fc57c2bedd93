import { Page } from '../../../ui/page'
import { Blank } from '../../../ui/states'

export default function Index() {
  return (
    <Page title="谁查看过我的资料">
      <Blank icon="home" head="正在搭建" />
    </Page>
  )
}
