export default definePageConfig({
  navigationBarTitleText: '群里转来的',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
