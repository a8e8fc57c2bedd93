import { Image } from '@tarojs/components'
import { useMemo } from 'react'
import { drawPoster, type PosterWords } from './poster'
import './relay.css'
import { words } from './words'

type Said = Omit<PosterWords, 'how'>

/** As a data address; drawn anew when its words change. Browser only. */
export const usePoster = ({ from, title, text, link }: Said): string =>
  useMemo(() => drawPoster({ from, title, text, how: words.posterHow, link }), [from, title, text, link])

/** The picture with a code that is passed on where no card can be. */
export const PosterPicture = ({ picture, title }: { picture: string; title: string }) => (
  <Image className="poster" mode="widthFix" src={picture} aria-label={words.posterAlt(title)} />
)
