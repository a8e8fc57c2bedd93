export default definePageConfig({ navigationBarTitleText: '用过和过期的券', enablePullDownRefresh: true })
