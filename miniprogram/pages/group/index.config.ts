export default definePageConfig({
  navigationBarTitleText: '群聊',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  backgroundColor: '#f7f5f2',
})
