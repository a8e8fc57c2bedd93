import { listServices, readBooking } from '../../../features/hotline/api'
import { BookPage } from '../../../features/hotline/booking/book-page'
import { firstWish, wishLike } from '../../../features/hotline/booking/wish'
import '../../../features/hotline/hotline.css'
import { words } from '../../../features/hotline/words'
import { useParams } from '../../../platform/lifecycle'
import { Instead, Page } from '../../../ui/page'
import { Blank, Bones } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'

/** 约时间. `serviceId`, `way`, `adviserId`, `same=1` begin the wish; `change` names a booking to move. */
export default function Book() {
  const params = useParams()
  const { change } = params
  const page = useLoaded(`hotline-book:${change ?? ''}`, async () => {
    const [{ items }, moving] = await Promise.all([
      listServices(),
      change === undefined ? undefined : readBooking(change),
    ])
    return { services: items, moving: moving?.booking }
  })
  if (page.data === undefined)
    return (
      <Page title={words.book}>
        <Instead of={page} bones={<Bones of={['box', 'box', 'card', 'box', 'box']} />} />
      </Page>
    )
  const { services, moving } = page.data
  const wanted = moving?.serviceId ?? params['serviceId']
  const service =
    services.find(({ serviceId }) => serviceId === wanted) ??
    services.find(({ kind }) => kind === 'law') ??
    services[0]
  if (service === undefined)
    return (
      <Page title={words.book}>
        <Blank icon="calendar" head={words.nothingToBook} words={words.nothingToBookWhy} />
      </Page>
    )
  return (
    <BookPage
      key={service.serviceId}
      service={service}
      moving={moving}
      first={
        moving === undefined
          ? firstWish(service, {
              way: params['way'],
              adviserId: params['adviserId'],
              same: params['same'] === '1',
            })
          : wishLike(service, moving)
      }
    />
  )
}
