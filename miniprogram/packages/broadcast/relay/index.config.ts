export default definePageConfig({
  navigationBarTitleText: '转到群里',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
