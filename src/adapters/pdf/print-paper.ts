import { existsSync } from 'node:fs'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { Paper, Papers } from '../../engines/benefit/ports'
import { refuse } from '../../kernel/refusal'

/** Debian's fonts-noto-cjk; pdfmake's own fonts have no Chinese letters. */
const DEBIAN = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
/** Which of the fonts in a collection (.ttc). */
const SIMPLIFIED = 'NotoSansCJKsc-Regular'
const FONT = 'chinese'

/** Papers as .pdf, where the machine has a font with Chinese letters: `fontFile`, else Debian's. */
export const createPapers = (fontFile: string | undefined): Papers => {
  const file = fontFile ?? DEBIAN
  return {
    available: () => existsSync(file),
    print: async (paper) => {
      if (!existsSync(file)) throw refuse('NO_FONT')
      // 5 MB that most processes never need; a cloud function has no room for it at all.
      const loaded = await import('pdfmake').catch(() => {
        throw refuse('NO_FONT')
      })
      // The package is one object of the old kind of module; only its types say otherwise.
      const pdfmake = (loaded as unknown as { readonly default: typeof loaded }).default
      const font = file.endsWith('.ttc') ? [file, SIMPLIFIED] : file
      const same = { normal: font, bold: font, italics: font, bolditalics: font }
      pdfmake.setFonts({ [FONT]: same as unknown as Record<'normal', string> })
      pdfmake.setLocalAccessPolicy((path) => path === file)
      pdfmake.setUrlAccessPolicy(() => false)
      return pdfmake.createPdf(layoutOf(paper)).getBuffer()
    },
  }
}

const layoutOf = ({ title, lines, tables, signatures }: Paper): TDocumentDefinitions => ({
  pageSize: 'A4',
  pageMargins: [40, 40, 40, 50],
  defaultStyle: { font: FONT, fontSize: 9, lineHeight: 1.3 },
  info: { title },
  footer: (page, pages) => ({ text: `${page} / ${pages}`, alignment: 'center', fontSize: 8 }),
  content: [
    { text: title, fontSize: 15, margin: [0, 0, 0, 8] },
    ...lines.map((text): Content => ({ text, margin: [0, 0, 0, 2] })),
    ...tables.flatMap(({ heading, header, rows }): Content[] => [
      { text: heading, fontSize: 11, margin: [0, 12, 0, 4] },
      {
        layout: 'lightHorizontalLines',
        table: {
          headerRows: 1,
          widths: header.map(() => 'auto' as const),
          body: [[...header], ...rows.map((row) => [...row])],
        },
      },
    ]),
    {
      columns: signatures.map((text) => ({ text: `${text}：____________` })),
      margin: [0, 30, 0, 0],
    },
  ],
})
