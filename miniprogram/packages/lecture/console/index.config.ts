export default definePageConfig({ navigationBarTitleText: '讲课台', enablePullDownRefresh: true })
