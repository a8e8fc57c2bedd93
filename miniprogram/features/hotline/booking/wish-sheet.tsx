import { Btn } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { Sheet } from '../../../ui/sheet'
import { Check } from '../../../ui/switch'
import { useLoaded } from '../../../ui/use-loaded'
import { listAdvisers, type Service, type Wish } from '../api'
import { ChoiceOf } from './choice'
import { isAtPlace, withPart } from './wish'
import { words } from '../words'

interface WishSheetProps {
  service: Service
  wish: Wish
  onWish: (wish: Wish) => void
  onClose: () => void
}

/** All that narrows a wish. Every choice counts at once. */
export const WishSheet = ({ service, wish, onWish, onClose }: WishSheetProps) => {
  const { serviceId } = service
  const advisers = useLoaded(`hotline-advisers:${serviceId}`, () => listAdvisers(serviceId))
  return (
    <Sheet title={words.book} onClose={onClose}>
      <Stack gap={20}>
        <ChoiceOf
          label={words.matter}
          items={service.matters.map(({ matterId, name }) => ({ id: matterId, name }))}
          chosen={wish.matterId}
          onChoose={(id) => onWish(withPart(wish, 'matterId', id))}
        />
        {isAtPlace(wish.way) && service.places.length > 1 && (
          <ChoiceOf
            label={words.place}
            items={service.places.map(({ placeId, name }) => ({ id: placeId, name }))}
            chosen={wish.placeId}
            onChoose={(id) => onWish(withPart(wish, 'placeId', id))}
          />
        )}
        {wish.way === 'room' && service.purposes.length > 0 && (
          <ChoiceOf
            label={words.purpose}
            items={[{ id: undefined, name: words.anyPurpose }, ...named(service.purposes)]}
            chosen={wish.purpose}
            onChoose={(id) => onWish(withPart(wish, 'purpose', id))}
          />
        )}
        {service.languages.length > 0 && (
          <ChoiceOf
            label={words.language}
            items={[{ id: undefined, name: words.anyLanguage }, ...named(service.languages)]}
            chosen={wish.language}
            onChoose={(id) => onWish(withPart(wish, 'language', id))}
          />
        )}
        <ChoiceOf
          label={service.kind === 'law' ? words.who : words.whoPsychology}
          items={[
            { id: undefined, name: words.anyAdviser },
            ...(advisers.data?.items ?? []).map(({ adviserId, name }) => ({ id: adviserId, name })),
          ]}
          chosen={wish.adviserId}
          onChoose={(id) => onWish({ ...withPart(wish, 'adviserId', id), sameAsLast: false })}
        />
        <Check
          on={wish.sameAsLast === true}
          onTap={() =>
            onWish({ ...withPart(wish, 'adviserId', undefined), sameAsLast: wish.sameAsLast !== true })
          }
        >
          {words.sameAsLast}
        </Check>
        <Btn wide onTap={onClose}>
          {words.seeTimes}
        </Btn>
      </Stack>
    </Sheet>
  )
}

const named = (names: readonly string[]) => names.map((name) => ({ id: name, name }))
