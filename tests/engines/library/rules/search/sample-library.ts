import type { Passage } from '../../../../../src/engines/library/rules/search/passage'
import {
  statutePassages,
  type Repeal,
} from '../../../../../src/engines/library/rules/search/statute-passages'
import { readTopic, type Topic } from '../../../../../src/engines/library/rules/search/topics'
import { parseStatute } from '../../../../../src/engines/library/rules/statutes/parse-statute'
import type { Statute } from '../../../../../src/engines/library/rules/statutes/statute'

/** A small law of our own making, in the format of real ones. */
const parse = (fileName: string, lines: readonly string[]): Statute => {
  const parsed = parseStatute(fileName, lines.join('\n'))
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  return parsed.statute
}

const contractLaw = parse('示例用工法(2024-01-01).md', [
  '# 中华人民共和国示例用工法',
  '<!-- INFO END -->',
  '## 第一章 总则',
  '第一条 为了保护劳动者的合法权益，制定本法。',
  '## 第二章 解除',
  '第二条 用人单位未及时足额支付劳动报酬的，劳动者可以解除劳动合同。',
  '第三条 需要裁减人员二十人以上的，用人单位提前三十日向工会说明情况。',
  '第四条 有本法第二条规定情形的，用人单位应当支付经济补偿。',
  '第五条 劳动者患病在规定的医疗期内的，用人单位不得解除劳动合同。',
  '## 第三章 附则',
  '第六条 本法自2024年1月1日起施行。',
])

const leaveRules = parse('示例休假条例(2024-01-01).md', [
  '# 示例休假条例',
  '<!-- INFO END -->',
  '第一条 职工累计工作满一年的，年休假五天。',
  '第二条 应休未休的年休假，按照日工资收入的百分之三百支付报酬。',
  '第三条 单位应当在醒目位置设置公告栏。',
])

const localRules = parse('样例省休假条例(2024-01-01).md', [
  '# 样例省休假条例',
  '<!-- INFO END -->',
  '第一条 职工累计工作满一年的，年休假六天。',
])

export const guide: Passage = {
  id: 'guide-1',
  kind: 'guide',
  title: '老板欠工资，您可以怎么做',
  heading: '先留证据',
  text: '把工资条、转账记录和聊天记录留好，再到劳动监察投诉。',
  cites: ['示例用工法#第二条'],
}

export const answer: Passage = {
  id: 'answer-1',
  kind: 'answer',
  title: '年假没休完，离职时能折成钱吗',
  heading: '',
  text: '可以，没休的天数按日工资的三倍折算。',
  cites: ['示例休假条例#第二条'],
}

export const samplePassages = (repeals: readonly Repeal[] = []): Passage[] => [
  ...statutePassages([contractLaw, leaveRules, localRules], repeals),
  guide,
  answer,
]

export const sampleTopic = (line: string): Topic => {
  const topic = readTopic(line)
  if (!topic) throw new Error(line)
  return topic
}
