export default definePageConfig({ navigationBarTitleText: '店员和结算', enablePullDownRefresh: true })
