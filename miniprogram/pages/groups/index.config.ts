export default definePageConfig({ navigationBarTitleText: '群聊', enablePullDownRefresh: true })
