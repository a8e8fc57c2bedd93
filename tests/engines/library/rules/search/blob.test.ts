import { fromBlob, toBlob } from '../../../../../src/engines/library/rules/search/blob'
import { buildIndex } from '../../../../../src/engines/library/rules/search/build-index'
import { search } from '../../../../../src/engines/library/rules/search/search'
import { samplePassages, sampleTopic } from './sample-library'

const topic = sampleTopic('拖欠工资 | 欠薪 没发工资 | 未及时足额支付劳动报酬 | 示例用工法2,4')
const index = buildIndex(samplePassages(), [topic])

test.each(['老板三个月没发工资我能走吗', '裁员', '年假', '示例用工法第四条', '😀'])(
  '“%s” is answered alike from a blob and from the index it was made of',
  (question) => {
    const read = fromBlob(toBlob(index))
    expect(search(read, question)).toEqual(search(index, question))
  },
)

test('a blob is read wherever its bytes lie in memory', () => {
  const blob = toBlob(index)
  const shifted = new Uint8Array(blob.length + 3)
  shifted.set(blob, 3)
  expect(search(fromBlob(shifted.subarray(3)), '裁员')).toEqual(search(index, '裁员'))
})

test('an empty library makes a blob too', () => {
  expect(search(fromBlob(toBlob(buildIndex([], []))), '裁员')).toEqual([])
})

test('bytes that are no index, or only its beginning, are refused', () => {
  const blob = toBlob(index)
  expect(() => fromBlob(new Uint8Array())).toThrow('not a search index')
  expect(() => fromBlob(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]))).toThrow('not a search index')
  expect(() => fromBlob(blob.subarray(0, 40))).toThrow('cut off')
  expect(() => fromBlob(blob.subarray(0, blob.length - 8))).toThrow('cut off')
})
