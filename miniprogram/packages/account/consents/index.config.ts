export default definePageConfig({ navigationBarTitleText: '我同意过的事', enablePullDownRefresh: true })
