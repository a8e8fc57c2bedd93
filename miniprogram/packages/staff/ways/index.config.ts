export default definePageConfig({ navigationBarTitleText: '怎么送到群里' })
