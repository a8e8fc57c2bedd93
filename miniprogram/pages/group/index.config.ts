export default definePageConfig({
  navigationBarTitleText: '群聊',
  enablePullDownRefresh: true,
  backgroundColor: '#f7f5f2',
})
