import { articleLabel } from './article-number'
import { checkOrder, type Draft } from './check-order'
import { parseFileName } from './file-name'
import { historyLine } from './history'
import { readLine, readSection, trimmed } from './lines'
import { aliasesOf, lawIdOf, shortTitleOf } from './names'
import { rankOf } from './rank'
import type { Article, Attachment, Problem, Statute } from './statute'

export type Parsed =
  | {
      readonly statute: Statute
      /** Gaps and the like: worth a look, no reason to refuse. */ readonly warnings: readonly Problem[]
    }
  | { readonly problems: readonly Problem[] }

const INFO_END = /^<!--\s*INFO\s*END\s*-->$/i
const MOST_PROBLEMS = 50

interface Body {
  readonly preamble: string[]
  readonly drafts: Draft[]
  readonly attachments: { title: string; readonly lines: string[] }[]
}

/**
 * A statute file as data.
 * @param fileName `法名(YYYY-MM-DD).md`
 * @param text the decoded file
 * @returns the statute, or everything that is wrong with it, each with its line
 */
export const parseStatute = (fileName: string, text: string): Parsed => {
  const lines = text.split(/\r\n|\n|\r/)
  const garbled = lines.flatMap((line, at) =>
    line.includes('\uFFFD')
      ? [{ line: at + 1, message: `第 ${at + 1} 行有认不出的字，文件可能不是 UTF-8 编码。` }]
      : [],
  )
  if (garbled.length > 0) return { problems: garbled.slice(0, MOST_PROBLEMS) }

  const titleAt = lines.findIndex((line) => trimmed(line) !== '')
  const title = /^#[\s　]+(.+)$/.exec(trimmed(lines[titleAt] ?? ''))?.[1]?.trim()
  const problems: Problem[] = []
  if (title === undefined) {
    const line = Math.max(titleAt, 0) + 1
    problems.push({ line, message: `第 ${line} 行应该是法名，用“# ”开头。` })
  }
  const bodyFrom = bodyStart(lines, titleAt + (title === undefined ? 0 : 1))
  const history = lines
    .slice(titleAt + 1, bodyFrom.infoTo)
    .map(trimmed)
    .filter((line) => line !== '')
    .map(historyLine)
  const body = readBody(lines, bodyFrom.body)
  const versionDate =
    parseFileName(fileName).versionDate ??
    history
      .flatMap((line) => line.dates)
      .sort()
      .at(-1)
  if (versionDate === undefined) {
    problems.push({
      message: '看不出这是哪一天的版本。文件名写成“法名(年-月-日).md”，例如“示例法(2024-01-01).md”。',
    })
  }
  if (body.drafts.length === 0) problems.push({ message: '没有找到条文。每条要以“第一条”这样的字样起头。' })
  const { wrong, warnings } = checkOrder(body.drafts)
  problems.push(...wrong)
  if (title === undefined || versionDate === undefined || problems.length > 0) {
    return { problems: problems.slice(0, MOST_PROBLEMS) }
  }
  return {
    warnings,
    statute: {
      lawId: lawIdOf(title),
      title,
      shortTitle: shortTitleOf(title),
      aliases: aliasesOf(title),
      versionDate,
      rank: rankOf(title, history),
      history,
      preamble: body.preamble.join('\n'),
      articles: body.drafts.map(toArticle),
      attachments: body.attachments.map(toAttachment),
    },
  }
}

/** Where the information block ends and the body begins; without the marker, at the first heading or article. */
const bodyStart = (lines: readonly string[], from: number): { infoTo: number; body: number } => {
  const marker = lines.findIndex((line) => INFO_END.test(trimmed(line)))
  if (marker >= 0) return { infoTo: marker, body: marker + 1 }
  const first = lines.findIndex(
    (line, at) => at >= from && ['heading', 'article'].includes(readLine(line, 1).is),
  )
  const at = first < 0 ? from : first
  return { infoTo: at, body: at }
}

const readBody = (lines: readonly string[], from: number): Body => {
  const byArticle = lines.some((line, at) => at >= from && readLine(line, 1).is === 'article')
  const body: Body = { preamble: [], drafts: [], attachments: [] }
  let path: (string | undefined)[] = []
  for (let at = from; at < lines.length; at += 1) {
    const raw = lines[at] ?? ''
    const current = body.drafts.at(-1)
    const line = readLine(raw, (current?.number.number ?? 0) + 1)
    const attachment = body.attachments.at(-1)
    if (line.is === 'blank') continue
    if (attachment) {
      const text = trimmed(raw)
      if (line.is === 'attachment') body.attachments.push({ title: titleOfAttachment(line.text), lines: [] })
      else if (attachment.title === '' && attachment.lines.length === 0 && text.length <= 40)
        attachment.title = text
      else attachment.lines.push(text)
    } else if (line.is === 'attachment' && current) {
      body.attachments.push({ title: titleOfAttachment(line.text), lines: [] })
    } else if (line.is === 'heading') {
      path =
        line.level === undefined
          ? [undefined, line.text]
          : [...path.slice(0, line.level), ...holes(path, line.level), line.text]
    } else if (line.is === 'article') {
      body.drafts.push({
        number: line.number,
        line: at + 1,
        path: kept(path),
        paragraphs: line.rest === '' ? [] : [line.rest],
      })
    } else {
      const section = byArticle ? undefined : readSection(raw)
      if (section)
        body.drafts.push({
          number: section.number,
          line: at + 1,
          path: kept(path),
          paragraphs: [section.rest],
        })
      else if (current && isUnmarkedHeading(lines, at)) path = [undefined, trimmed(raw)]
      else if (current) current.paragraphs.push(trimmed(raw))
      else body.preamble.push(trimmed(raw))
    }
  }
  return body
}

const titleOfAttachment = (line: string): string =>
  line.replace(/^(附录|附件|附表)[\s　]*[0-9一二三四五六七八九十]*[\s　]*[：:]?[\s　]*/, '')

const kept = (path: readonly (string | undefined)[]): string[] => path.filter((step) => step !== undefined)

/** A 节 may come without a 章 above it: its place stays empty. */
const holes = (path: readonly unknown[], level: number): undefined[] =>
  Array.from({ length: Math.max(0, level - path.length) }, () => undefined)

/** A short line without a full stop, straight before an article: a heading that its file forgot to mark. */
const isUnmarkedHeading = (lines: readonly string[], at: number): boolean => {
  const text = trimmed(lines[at] ?? '')
  if (text.length > 12 || /[，。；：、,.;:（）()]/.test(text)) return false
  let next = at + 1
  while (next < lines.length && trimmed(lines[next] ?? '') === '') next += 1
  return readLine(lines[next] ?? '', -1).is === 'article'
}

const toArticle = ({ number, path, paragraphs }: Draft): Article => ({
  ...number,
  label: articleLabel(number),
  path,
  text: paragraphs.join('\n'),
})

const toAttachment = ({ title, lines }: { title: string; readonly lines: string[] }): Attachment => ({
  title: title === '' ? '附件' : title,
  text: lines.join('\n'),
})
