export default definePageConfig({ navigationBarTitleText: '惠工消费券', enablePullDownRefresh: true })
