import { DeskPage } from '../../../features/desk/desk-page'
import { Calendar } from '../../../features/hotline/desk/calendar'

export default function MyCalendar() {
  return <DeskPage at="myShifts">{() => <Calendar />}</DeskPage>
}
