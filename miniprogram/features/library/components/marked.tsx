import { Text } from '@tarojs/components'
import { marked } from '../paragraphs'

/** A passage with the words that were found. */
export const Marked = ({ text, marks }: { text: string; marks: readonly (readonly [number, number])[] }) => (
  <Text>
    {marked(text, marks).map((piece, place) => (
      <Text key={place} className={piece.found ? 'mark' : ''}>
        {piece.text}
      </Text>
    ))}
  </Text>
)
