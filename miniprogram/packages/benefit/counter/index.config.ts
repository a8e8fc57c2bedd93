export default definePageConfig({ navigationBarTitleText: '收券', enablePullDownRefresh: true })
