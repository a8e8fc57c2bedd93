export default definePageConfig({ navigationBarTitleText: '执业证和回避', enablePullDownRefresh: true })
