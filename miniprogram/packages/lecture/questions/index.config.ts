export default definePageConfig({ navigationBarTitleText: '待答问题', enablePullDownRefresh: true })
