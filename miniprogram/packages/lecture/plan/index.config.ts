export default definePageConfig({ navigationBarTitleText: '排一场讲座', enablePullDownRefresh: true })
