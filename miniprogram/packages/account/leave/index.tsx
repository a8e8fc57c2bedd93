import { Page } from '../../../ui/page'
import { Blank } from '../../../ui/states'

export default function Index() {
  return (
    <Page title="退出娘家人">
      <Blank icon="home" head="正在搭建" />
    </Page>
  )
}
