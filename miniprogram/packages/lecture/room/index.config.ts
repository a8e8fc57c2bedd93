export default definePageConfig({
  navigationBarTitleText: '普法大讲堂',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  backgroundColor: '#f7f5f2',
})
