export default definePageConfig({ navigationBarTitleText: '每天的账', enablePullDownRefresh: true })
