import { DeskPage } from '../../../features/desk/desk-page'
import { Today } from '../../../features/hotline/desk/today'

export default function Duty() {
  return <DeskPage at="duty">{() => <Today />}</DeskPage>
}
