import { useAnswer, type Answered } from '../../desk/use-answer'
import { preview, type Content, type Preview } from './api'

export type Previewed = Answered<Preview>

/** How each channel will look, made by the server with the very rules that send it; asked again when typing pauses. */
export const usePreview = (content: Content | undefined, compulsory: boolean): Previewed =>
  useAnswer<{ content: Content; compulsory: boolean }, Preview>(
    content === undefined ? '' : JSON.stringify({ content, compulsory }),
    500,
    preview,
  )
