import { View } from '@tarojs/components'
import { encodeQR } from 'qr'
import { access } from './access'

/** UTF-8 by hand: WeChat's engine has no TextEncoder. */
const bytes = (text: string): Uint8Array => {
  const codes = encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
  return Uint8Array.from(codes, (character) => character.charCodeAt(0))
}

/** The modules of a code, row by row, with a quiet zone of four around them; true is dark. */
export const qrModules = (text: string): boolean[][] =>
  encodeQR(text, 'raw', { ecc: 'medium', border: 4, textEncoder: bytes })

/** One path of a square for each run of dark modules. */
const picture = (modules: readonly (readonly boolean[])[]): string => {
  const runs = modules.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1] === true) return []
      let length = 1
      while (row[x + length] === true) length += 1
      return [`M${x} ${y}h${length}v1h-${length}z`]
    }),
  )
  const size = modules.length
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="white" d="M0 0h${size}v${size}H0z"/><path d="${runs.join('')}"/></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}

interface QrCodeProps {
  text: string
  /** What a screen reader says instead of the picture; the same must be readable beside it. */
  label: string
  /** Edge in px. */
  size?: number
}

/** A QR code that a camera reads from the screen: dark on white in every mode. */
export const QrCode = ({ text, label, size = 200 }: QrCodeProps) => (
  <View
    className="qr"
    style={{ width: `${size}px`, height: `${size}px`, backgroundImage: picture(qrModules(text)) }}
    {...access({ role: 'img', label })}
  />
)
