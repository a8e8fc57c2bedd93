export default definePageConfig({
  navigationBarTitleText: '联系卡',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
