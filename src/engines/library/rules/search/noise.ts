import { fold } from './fold'

/** What people say around a question; it tells nothing about the matter and would match by accident. */
const NOISE =
  '怎么办 怎么样 怎么 可不可以 可以吗 可以 能不能 是不是 有没有 该不该 多少钱 为什么 什么 哪里 哪些 哪个 应该 应当 现在 一直 ' +
  '已经 因为 所以 如果 但是 还是 合法吗 合理吗 合规定吗 行吗 行不行 对吗 我们 你们 他们 这个 那个 这样 那样 公司 单位 老板 厂里 ' +
  '厂子 领导 企业 用人单位 员工 劳动者 如何认定 应如何 如何处理 如何 是否属于 是否构成 是否应当 是否 能否 可否 问题 情况 之间 ' +
  '进行 请问 想问 一下 不要 没有 自己 人家 别人 时候 以后 之后 以前 之前 后来 今年 去年 前年 最近 法律 规定 合法 咋办 什么情况下'

const PATTERN = new RegExp(
  NOISE.split(' ')
    .map(fold)
    .sort((one, other) => other.length - one.length)
    .join('|'),
  'g',
)

/** The folded question without its filling words; what they parted stays parted. */
export const withoutNoise = (folded: string): string => folded.replace(PATTERN, ' ')
