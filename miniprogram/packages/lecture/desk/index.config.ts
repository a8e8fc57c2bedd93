export default definePageConfig({ navigationBarTitleText: '讲座', enablePullDownRefresh: true })
