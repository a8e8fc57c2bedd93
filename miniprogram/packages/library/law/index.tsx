import { Page } from '../../../ui/page'
import { Blank } from '../../../ui/states'

export default function Index() {
  return (
    <Page title="法条">
      <Blank icon="home" head="正在搭建" />
    </Page>
  )
}
