import { existsSync } from 'node:fs'
import { createPapers } from '../../src/adapters/pdf/print-paper'

const PAPER = {
  title: '示例加油站 结算单 2026-11-22 至 2026-11-22',
  lines: ['付款：海湾区总工会', '金额：50.00 元'],
  tables: [{ heading: '按营业日', header: ['营业日', '金额（元）'], rows: [['2026-11-22', '50.00']] }],
  signatures: ['商户盖章', '工会复核'],
}
const DEBIAN = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'

test('without a font with Chinese letters nothing is printed, and the answer says why', async () => {
  const papers = createPapers('/nowhere/font.ttf')
  expect(papers.available()).toBe(false)
  await expect(papers.print(PAPER)).rejects.toMatchObject({ code: 'NO_FONT' })
})

;(existsSync(DEBIAN) ? test : test.skip)(
  'with the font a sheet is a .pdf that carries the letters it uses',
  async () => {
    const papers = createPapers(undefined)
    expect(papers.available()).toBe(true)
    const pdf = await papers.print(PAPER)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1')).toContain('NotoSansCJKsc')
    expect(pdf.length).toBeGreaterThan(5_000)
  },
)
