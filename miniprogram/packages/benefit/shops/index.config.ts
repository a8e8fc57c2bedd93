export default definePageConfig({ navigationBarTitleText: '能用的店', enablePullDownRefresh: true })
