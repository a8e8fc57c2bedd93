export default definePageConfig({
  navigationBarTitleText: '用工指引',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
